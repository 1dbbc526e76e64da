"""Worker processes that hang, crash and are killed: the task at hand is lost and told, every other one is done."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract.batch.local import local
from vnpartyextract.batch.pool import AHEAD, STARTS, Lost, Pool, PoolError
from vnpartyextract.batch.task import Job, Task

posix = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")

ROOT = Path(__file__).resolve().parents[1]
Order = tuple[str, Any]  # what a worker is to do, and with what


def worker() -> Callable[[Order], Any]:
    """A worker that does what it is told."""
    return obey


def obey(order: Order) -> Any:
    what, given = order
    if what == "hang":
        while True:
            time.sleep(60)
    if what == "sleep":
        time.sleep(given)
    elif what == "exit":
        os._exit(given)
    elif what == "signal":
        os.kill(os.getpid(), given)
    elif what == "raise":
        raise ValueError(given)
    elif what == "bytes":
        return b"x" * given
    elif what == "lambda":
        return lambda: given  # nothing that can be sent
    elif what == "noise":
        os.write(1, b"noise")
        os.write(2, b"noise")
        print("noise", file=sys.stderr)
    elif what == "await":
        while not os.path.exists(given):
            time.sleep(0.01)
    elif what == "process":
        return os.getpid()
    elif what == "blocked":
        return sorted(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
    return given


def cannot_begin() -> Callable[[Order], Any]:
    raise ImportError("no module of that name")


def ends_before_it_begins() -> Callable[[Order], Any]:
    os._exit(7)


def ends_at_first(marks: str) -> Callable[[Order], Any]:
    """Ends once before it has begun, and then works."""
    try:
        os.mkdir(marks)
    except FileExistsError:
        return obey
    os._exit(7)


def size(order: Order) -> int:
    return len(order[1]) if isinstance(order[1], bytes) else 0


def done(orders: list[Order], *, jobs: int = 2, timeout: float | None = None) -> list[Any]:
    with Pool(worker, jobs=jobs, timeout=timeout, size=size) as pool:
        result = list(pool.run(orders))
    assert active_children() == []
    return result


def say(*given: int) -> list[Order]:
    return [("say", each) for each in given]


def in_any_order(result: list[Any]) -> list[Any]:
    return sorted(result, key=repr)


def test_every_task_is_done_once() -> None:
    assert sorted(done(say(*range(200)))) == list(range(200))
    assert done([]) == []


def test_there_are_no_more_workers_than_tasks() -> None:
    with Pool(worker, jobs=8) as pool:
        run = pool.run(say(1))
        assert next(run) == 1
        assert len(active_children()) == 1
        assert list(run) == []


def test_one_worker_keeps_the_order() -> None:
    assert done(say(*range(50)), jobs=1) == list(range(50))


def test_results_come_as_they_are_done(tmp_path: Path) -> None:
    """The first task waits for a sign that is given when two others are done."""
    sign = tmp_path / "sign"
    came: list[Any] = []
    with Pool(worker, jobs=2) as pool:
        for result in pool.run([("await", str(sign)), *say(1, 2)]):
            came.append(result)
            if len(came) == 1:
                sign.touch()
    assert (came[0], in_any_order(came)) == (1, in_any_order([1, 2, str(sign)]))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Order]:
        nonlocal taken
        while True:
            taken += 1
            yield "say", taken

    with Pool(worker, jobs=2) as pool:
        run = pool.run(endless())
        for count in range(1, 50):
            next(run)
            assert taken <= count + 2 * (AHEAD + 1)


CRASHES = [
    pytest.param(("exit", 3), {"exitcode": 3}, id="exit code"),
    pytest.param(("exit", 0), {"exitcode": 0}, id="exit in peace"),
    pytest.param(("raise", "x"), {"exitcode": 1}, id="exception"),
    pytest.param(("lambda", 1), {"exitcode": 1}, id="what cannot be sent"),
    pytest.param(("signal", signal.SIGKILL), {"exitcode": -signal.SIGKILL}, id="kill", marks=posix),
    pytest.param(("signal", signal.SIGSEGV), {"exitcode": -signal.SIGSEGV}, id="segmentation fault", marks=posix),
    pytest.param(("hang", None), {"timeout": 1.0}, id="hang"),
]


@pytest.mark.parametrize(("bad", "told"), CRASHES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_ends_a_worker_costs_that_task_alone(bad: Order, told: dict[str, float], jobs: int) -> None:
    result = done([*say(1, 2), bad, *say(3, 4, 5)], jobs=jobs, timeout=1.0)
    assert in_any_order(result) == in_any_order([1, 2, 3, 4, 5, Lost(bad, **told)])


def test_the_last_task_and_all_tasks_may_be_lost() -> None:
    assert done([*say(1), ("exit", 3)]) in ([1, Lost(("exit", 3), exitcode=3)], [Lost(("exit", 3), exitcode=3), 1])
    orders: list[Order] = [("exit", number) for number in range(4)]
    assert in_any_order(done(orders)) == in_any_order([Lost(order, exitcode=order[1]) for order in orders])


def test_each_task_has_its_own_time() -> None:
    """Many short ones may take longer together than one alone: time begins when a task does, not when it is given."""
    assert done([("sleep", 0.3)] * 5, jobs=1, timeout=1.0) == [0.3] * 5


@pytest.mark.parametrize("length", [100, 40_000, 3_000_000])
def test_messages_larger_than_a_pipe_do_not_block(length: int) -> None:
    big = b"x" * length
    orders: list[Order] = [order for _ in range(4) for order in (("say", big), ("bytes", length), ("say", 1))]
    result = done(orders, timeout=20.0)
    assert (result.count(big), result.count(1)) == (8, 4)


def test_large_tasks_and_crashes_together() -> None:
    big = ("say", b"x" * 1_000_000)
    result = done([big, ("exit", 3), big, big, ("hang", None), big, *say(1)], timeout=2.0)
    assert in_any_order(result) == in_any_order(
        [big[1]] * 4 + [1, Lost(("exit", 3), exitcode=3), Lost(("hang", None), timeout=2.0)]
    )


def test_chance() -> None:
    """Whatever comes in whatever order: each task has one outcome."""
    dice = random.Random(4)
    orders: list[Order] = [
        ("exit", number) if dice.random() < 0.15 else ("say", (number, b"x" * dice.choice([0, 9, 70_000])))
        for number in range(60)
    ]
    lost = [Lost(order, exitcode=order[1]) for order in orders if order[0] == "exit"]
    kept = [order[1] for order in orders if order[0] == "say"]
    assert len(lost) > 4
    assert in_any_order(done(orders, timeout=20.0)) == in_any_order([*lost, *kept])


# Workers that do not begin.


def test_a_reason_not_to_begin_is_told() -> None:
    with Pool(cannot_begin, jobs=2) as pool, pytest.raises(PoolError, match=r"^ImportError: no module of that name$"):
        list(pool.run(say(1, 2, 3)))
    assert active_children() == []


def test_workers_that_end_before_they_have_begun() -> None:
    said = r"^they end before they have begun, with exit code 7$"
    with Pool(ends_before_it_begins, jobs=2) as pool, pytest.raises(PoolError, match=said):
        list(pool.run(say(1, 2, 3)))
    assert active_children() == []


def test_one_that_ends_before_it_has_begun_costs_nothing(tmp_path: Path) -> None:
    assert STARTS > 1
    with Pool(partial(ends_at_first, str(tmp_path / "mark")), jobs=1) as pool:
        assert list(pool.run(say(1, 2, 3))) == [1, 2, 3]


# The end.


def test_leaving_mid_way_leaves_nothing_behind() -> None:
    with Pool(worker, jobs=2) as pool:
        run = pool.run([*say(1, 2), ("hang", None), ("hang", None)])
        assert {next(run), next(run)} == {1, 2}
    assert active_children() == []


def test_an_error_of_the_caller_leaves_nothing_behind() -> None:
    def broken() -> Iterator[Order]:
        yield "hang", None
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"), Pool(worker, jobs=2) as pool:
        list(pool.run(broken()))
    assert active_children() == []


PARENT = """
import sys
sys.path[:0] = sys.argv[1:3]
from test_batch_pool import worker
from vnpartyextract.batch.pool import Pool
if __name__ == "__main__":
    with Pool(worker, jobs=2) as pool:
        run = pool.run([("process", None), ("process", None), ("hang", None), ("hang", None)])
        print(next(run), next(run), flush=True)
        for _ in run:
            pass
"""


def is_alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as told:
            return told.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes as Linux shows them")
def test_workers_end_with_their_parent_even_where_they_hang(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script), str(ROOT / "src"), str(ROOT / "tests")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        try:
            assert parent.stdout is not None
            workers = {int(process) for process in parent.stdout.readline().split()}
            assert workers
        finally:
            parent.kill()
    for _ in range(500):
        if not any(map(is_alive, workers)):
            break
        time.sleep(0.02)
    assert [process for process in workers if is_alive(process)] == []


@posix
def test_what_is_sent_to_the_whole_group_is_for_the_parent_alone() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert {signal.SIGINT, signal.SIGTERM} <= set(done([("blocked", None)])[0])
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_what_a_library_says_of_a_document_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    assert done([("noise", 1)]) == [1]
    assert capfd.readouterr() == ("", "")


# As the work on documents.


def test_documents_are_made_and_what_is_lost_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Năm 2023, Đảng bộ xã kết nạp 5 đảng viên.", "utf-8")
    tasks = [Task(0, str(tmp_path / "a.txt")), Task(1, str(tmp_path / "b.txt"))]
    outcomes = {outcome.task: outcome for outcome in local(tasks, job=Job(), jobs=2, timeout=60.0)}
    assert outcomes[tasks[0]].facts == 2
    assert outcomes[tasks[1]].reason == "no such file; check the name and the folder you are in."


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"timeout": 1.5}, "nothing came of it within 1.5 seconds; raise --timeout if it is worth the wait."),
        (
            {"exitcode": -9},
            "the process that read it was ended (SIGKILL); leave the file out, or try it alone with extract.",
        ),
        (
            {"exitcode": -250},
            "the process that read it was ended (signal 250); leave the file out, or try it alone with extract.",
        ),
        (
            {"exitcode": 3},
            "the process that read it was ended (exit code 3); leave the file out, or try it alone with extract.",
        ),
    ],
)
def test_how_a_lost_document_is_told(monkeypatch: pytest.MonkeyPatch, lost: dict[str, Any], said: str) -> None:
    task = Task(0, "a.txt")
    monkeypatch.setattr(Pool, "run", lambda *_: iter([Lost(task, **lost)]))
    (outcome,) = local([task], job=Job(), jobs=1, timeout=1.5)
    assert (outcome.task, outcome.reason, outcome.line) == (task, said, None)
