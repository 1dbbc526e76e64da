"""Old files of office programs: rich text by a library, old Word by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page

OLD_WORD = N_(
    "this is an old {} file; save it as {} in the program that made it, or install LibreOffice, which is then used "
    "to convert it (soffice --convert-to {} FILE does it by hand)."
)
NOT_OLD_WORD = N_("this old Word file (.doc) cannot be converted; open it and save it as .docx.")
NOT_RTF = N_("this is no rich text (.rtf) that can be read; open it and save it as .docx.")
_PATIENCE = 120  # seconds that a conversion may take


def read_rtf(data: bytes) -> Page:
    """The text of a rich text file; a cell of a table a line. Raises InputError for what is none or holds nothing."""
    striprtf = load("striprtf.striprtf", what=N_("rich text"), library="striprtf", extra="docs")
    try:
        text = striprtf.rtf_to_text(data.decode("latin-1"), encoding="cp1258", errors="replace")
    except MemoryError:
        raise
    except Exception as error:  # hostile files can make the library stumble anywhere
        raise InputError(_(NOT_RTF)) from error
    lines = [" ".join(line.split()) for line in text.replace("|", "\n").split("\n")]
    converted, font = check_text("\n".join(lines).strip() + "\n")
    return Page(converted.strip(), font or "rtf")


def to_docx(data: bytes) -> bytes:
    """An old Word file as .docx. Raises InputError where LibreOffice is not installed, or cannot convert it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(_(OLD_WORD).format("Word (.doc)", ".docx", "docx"))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "old.doc")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True, stdin=subprocess.DEVNULL)
            return Path(folder, "old.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise InputError(_(NOT_OLD_WORD)) from error
