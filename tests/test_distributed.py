"""The same work on a cluster of two workers, and in a Dask bag."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from vnpartyextract import distributed as ours
from vnpartyextract.batch.pool import PoolError
from vnpartyextract.batch.task import Job, Outcome, Task
from vnpartyextract.batch.worker import work_of
from vnpartyextract.distributed import extract_lines, on_cluster, watched

TEXT = "Năm 2023, Đảng bộ xã Mẫu Sơn kết nạp {} đảng viên."
CRASH, HANG = "crash.txt", "hang.txt"


def record(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers; one crash is enough to suspect a task."""
    dask = pytest.importorskip("dask")
    from_dask = pytest.importorskip("distributed")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        from_dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local_cluster,
    ):
        yield local_cluster.scheduler_address


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    made = []
    for position in range(30):
        path = tmp_path / f"{position:02}.txt"
        path.write_text(TEXT.format(position + 2) if position % 7 else "", "utf-8")
        made.append(Task(position, str(path)))
    made.append(Task(30, "a.jsonl", 1, "x", record(text=TEXT.format(5), id="x").encode()))
    return made


def test_a_cluster_makes_the_same_as_this_machine(cluster: str, tasks: list[Task]) -> None:
    job = Job(context=True, published=date(2024, 2, 17))
    done = list(on_cluster(iter(tasks), job=job, scheduler=cluster, timeout=60.0))
    assert sorted(done, key=lambda outcome: outcome.task.position) == list(map(work_of(job), tasks))
    assert list(on_cluster([], job=job, scheduler=cluster, timeout=None)) == []


def moody(task: Task, *, job: Job, timeout: float | None) -> Outcome:
    """The work, but for two files that take their worker down or never end."""
    if task.path == CRASH:
        os._exit(1)
    if task.path == HANG:
        return watched_hang(task, timeout)
    return watched(task, job=job, timeout=timeout)


def watched_hang(task: Task, timeout: float | None) -> Outcome:
    import vnpartyextract.distributed as there

    there.work_of = lambda _: hang  # type: ignore[assignment]
    return there.watched(task, job=Job(), timeout=timeout)


def hang(_: Task) -> Outcome:
    while True:
        time.sleep(60)


def test_what_takes_a_worker_down_is_told_and_no_other_with_it(
    cluster: str, tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "watched", moody)
    bad = [Task(100, CRASH), Task(101, HANG)]
    done = list(on_cluster([*tasks[:9], *bad, *tasks[9:12]], job=Job(), scheduler=cluster, timeout=2.0))
    lost = {outcome.task: outcome.reason for outcome in done if outcome.task in bad}
    said = "ended, or nothing came of it within 2 seconds; leave the file out, or raise --timeout."
    assert lost == dict.fromkeys(bad, f"the process that read it {said}")
    others = [outcome for outcome in done if outcome.task not in bad]
    assert sorted(others, key=lambda outcome: outcome.task.position) == list(map(work_of(Job()), tasks[:12]))


def test_tasks_are_handed_out_as_they_are_needed(cluster: str, tasks: list[Task]) -> None:
    asked: list[Task] = []

    def endless() -> Iterator[Task]:
        while True:
            asked.append(Task(len(asked), tasks[1].path))
            yield asked[-1]

    outcomes = on_cluster(endless(), job=Job(), scheduler=cluster, timeout=None)
    for count in range(1, 30):
        next(outcomes)
        assert len(asked) <= count + 2 * ours.AHEAD
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheduler", ["tcp://127.0.0.1:1", "nowhere://x"])
def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, scheduler: str) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(ours, "CONNECT", 0.3)
    with pytest.raises(PoolError) as told:
        list(on_cluster([Task(0, "a.txt")], job=Job(), scheduler=scheduler, timeout=None))
    assert str(told.value).startswith(f"the Dask scheduler at {scheduler} does not answer (")
    assert str(told.value).endswith("): check the address, and that the network lets you through.")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PoolError) as told:
        list(on_cluster([], job=Job(), scheduler="tcp://127.0.0.1:1", timeout=None))
    assert str(told.value) == "a Dask cluster needs the extra `dask`: pip install 'vnpartyextract[dask]'."


@pytest.mark.parametrize("timeout", [None, 60.0])
def test_a_worker_does_what_this_machine_does(tasks: list[Task], timeout: float | None) -> None:
    assert [watched(task, job=Job(), timeout=timeout) for task in tasks] == list(map(work_of(Job()), tasks))


# Bags.

LINES = [
    record(text=TEXT.format(5), id="a", published="2024-02-17"),
    "  \n",
    record(text=TEXT.format(6)) + "\n",
    "{",
    record(body=TEXT.format(7)),
]


def test_lines_become_documents_and_what_cannot_be_read_is_told() -> None:
    first, second, *bad = extract_lines(LINES, path="crawl.jsonl")
    assert (first["source"]["id"], first["source"]["published"]) == ("a", "2024-02-17")
    assert (second["source"]["id"], second["source"]["path"]) == ("3", "crawl.jsonl")
    assert [fact["value"] for made in (first, second) for fact in made["facts"] if fact["kind"] == "figure"] == [5, 6]
    assert [(each["path"], each["line"]) for each in bad] == [("crawl.jsonl", 4), ("crawl.jsonl", 5)]
    assert bad[1]["reason"] == (
        "the record has no field 'text'; its fields are body: name the right one with --text-field."
    )
    assert extract_lines([]) == []


def test_a_bag_of_lines() -> None:
    bag = pytest.importorskip("dask.bag")
    lines = [record(text=TEXT.format(number), id=number) for number in range(2, 12)]
    made: Callable[[], list[dict[str, object]]] = (
        bag.from_sequence(lines, npartitions=3).map_partitions(extract_lines).compute
    )
    assert made(scheduler="synchronous") == extract_lines(lines)  # type: ignore[call-arg]
