"""How a shell loads a file while the dashboard has the database open: DuckDB lets one process write a file.

The process that holds the database serves a folder beside it. A sender puts the file and a job there,
and waits for the answer. Every step is one renaming, so that nobody meets half a job:

    <id>.sender   locked by the sender for as long as it lives: without it the others are rubbish
    <id>.content  the file            <id>.job    written last: the job is there
    <id>.taken    the holder has it   <id>.answer written last: the job is done
"""

import glob
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from dashboard.domain.problems import Problem, StoreUnavailable
from dashboard.store import errors, file_lock, files
from dashboard.store.files import MEMORY

POLL_SECONDS = 0.3
HOLDER_CHECK_SECONDS = 2
DAY = 24 * 60 * 60
SENDER = ".sender"

Process = Callable[[str, bytes, dict], dict]
"""(file name, content, options) to an answer that JSON can hold."""


class NobodyAnswered(StoreUnavailable):
    """The job is withdrawn. Whoever held the database may be gone: try to open it."""

    def __init__(self) -> None:
        super().__init__(
            "Det program, der har databasen åben, svarer ikke",
            "Prøv igen om lidt, eller luk det andet program.",
        )


def folder_of(path: str | Path) -> Path:
    folder = _folder(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    return folder


def _folder(path: str | Path) -> Path:
    return Path(f"{files.own_path(path)}.handover")


def serve(path: str | Path, process: Process) -> Callable[[], None]:
    """Do the jobs of other processes, one at a time, on a thread, until the returned function is called."""
    stopped = threading.Event()
    if str(path) == MEMORY:
        return stopped.set
    folder = folder_of(path)
    remove_ownerless(path)
    thread = threading.Thread(target=watch, args=(folder, process, stopped), daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        thread.join()

    return stop


def watch(folder: Path, process: Process, stopped: threading.Event) -> None:
    while not stopped.wait(POLL_SECONDS):
        # A full disk or a malformed job costs this job its answer, never the thread that the next one needs.
        with suppress(OSError, ValueError, KeyError):
            _remove_ownerless(folder)
            for job in sorted(folder.glob("*.job"), key=lambda file: file.name):
                if not stopped.is_set():
                    do(job, process)


def remove_ownerless(path: str | Path) -> None:
    """Remove what no living sender waits for, a job or an answer: it may hold personal data."""
    folder = _folder(path)
    if folder.is_dir():
        _remove_ownerless(folder)


def _remove_ownerless(folder: Path) -> None:
    for job in {file.name.partition(".")[0] for file in folder.iterdir()}:
        mark = folder / f"{job}{SENDER}"
        with file_lock.taken_over(mark) as is_ownerless:
            for file in folder.glob(f"{glob.escape(job)}.*"):
                with suppress(OSError):  # gone meanwhile; or open, on Windows: the next round takes it
                    # Where files can't be locked, what a dead sender left goes by its age.
                    if file != mark and (is_ownerless or file.stat().st_mtime < time.time() - DAY):
                        file.unlink()


def do(job: Path, process: Process) -> None:
    """Take one job and answer it. Taking is renaming: of a withdrawn one there is nothing to take."""
    taken = job.with_suffix(".taken")
    content = job.with_suffix(".content")
    try:
        job.rename(taken)
        order = json.loads(taken.read_text(encoding="utf-8"))
        payload = content.read_bytes()
        content.unlink()
    except OSError:
        return
    if order["until"] > time.time():  # else the sender was killed while it waited
        answer = answer_of(process, order, payload)
        if taken.exists():  # else the sender has gone meanwhile, and would leave the answer behind
            write(job.with_suffix(".answer"), answer)
    taken.unlink(missing_ok=True)


def answer_of(process: Process, order: dict, content: bytes) -> bytes:
    try:
        answer = process(order["name"], content, order["options"])
    except Problem as problem:
        answer = {"error": problem.title, "next_step": problem.next_step, "code": problem.code}
    except Exception as error:
        # One bad job must not end the thread. The type only: an exception's text may hold a name.
        answer = {
            "error": "Der skete en uventet fejl",
            "next_step": "Prøv igen.",
            "code": type(error).__name__,
        }
    return json.dumps(answer, ensure_ascii=False).encode()


def write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(file.name + ".tmp")
    unfinished.write_bytes(content)
    unfinished.rename(file)


def send(path: str | Path, name: str, content: bytes, options: dict, timeout: float = 120) -> dict:
    """Let the process that holds the database do a job. NobodyAnswered: it didn't, or it is gone."""
    job = folder_of(path) / str(uuid.uuid4())
    with file_lock.held(job.with_suffix(SENDER)), job_files(job):
        write(job.with_suffix(".content"), content)
        order = {"name": name, "options": options, "until": time.time() + timeout}
        write(job.with_suffix(".job"), json.dumps(order, ensure_ascii=False).encode())
        return wait_for_answer(job, Path(path), time.monotonic() + timeout)


@contextmanager
def job_files(job: Path) -> Iterator[None]:
    """Whatever happens, nothing of the job stays behind; first the job itself, so that nobody takes it."""
    try:
        yield
    finally:
        for ending in (".job", ".content", ".taken", ".answer", ".job.tmp", ".content.tmp"):
            job.with_suffix(ending).unlink(missing_ok=True)


def wait_for_answer(job: Path, path: Path, give_up: float) -> dict:
    answer = job.with_suffix(".answer")
    checked = time.monotonic()
    times_free = 0
    while time.monotonic() < give_up:
        if answer.exists():
            return json.loads(answer.read_text(encoding="utf-8"))
        if time.monotonic() - checked > HOLDER_CHECK_SECONDS:
            checked = time.monotonic()
            times_free = times_free + 1 if is_free(path) else 0
        if times_free == 2:  # once may be the moment before the holder copies
            break
        time.sleep(POLL_SECONDS / 3)
    raise NobodyAnswered


def is_free(path: Path) -> bool:
    """Nobody holds the database: the holder is gone.

    Asked by opening it for writing: a holder that copies its file, however long, has it open for reading.
    """
    if not path.exists():
        return True
    try:
        with errors.translated(), closing(files.unhardened()) as connection:
            files.attach(connection, path, "klik")
    except errors.StoreBusy:
        return False
    return True
