"""Typesetting in workers: values go in, bytes come back, and one bad leaflet stops no other."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import MissingDependency, PlainleafError, UsageError
from pipeline.fonts import Face
from pipeline.model import Finding, Severity, Where
from pipeline.plan import Job

BATCH = 4
"""Leaflets a worker takes at a time: enough to make the way to it cheap, few enough to share fairly."""

WINDOW = 3
"""Batches waiting for each worker, so that a long plan does not lie in memory twice."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job. `content` is empty when it failed or does not fit; `findings` or `error` say why."""

    job: Job
    content: bytes = b""
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    error: str = ""

    @property
    def failed(self) -> bool:
        """Whether there is nothing to publish."""
        return bool(self.error)


def work(jobs: tuple[Job, ...], faces: tuple[tuple[Face, ...], ...], root: Path) -> tuple[Outcome, ...]:
    """Typeset a batch; runs in a worker. A failure is an outcome, never an exception."""
    return tuple(_one(job, of_job, root) for job, of_job in zip(jobs, faces, strict=True))


def _one(job: Job, faces: tuple[Face, ...], root: Path) -> Outcome:
    from pipeline import typeset

    where = Where(job.source, 0, job.page, job.locale)
    try:
        pdf = typeset.render(job.html, styles=job.styles, faces=faces, root=root, where=where, form=job.form)
    except MissingDependency:
        raise
    except PlainleafError as error:
        return Outcome(job, error=str(error))
    except Exception as error:  # noqa: BLE001 - whatever a library does to one leaflet, the others go on
        return Outcome(job, error=f"{job.path}: cannot be typeset ({type(error).__name__}: {error})")
    errors = [finding for finding in pdf.findings if finding.severity is Severity.ERROR]
    if errors:
        return Outcome(job, findings=pdf.findings, error=f"{job.path}: {errors[0].message}")
    return Outcome(job, pdf.content, pdf.pages, pdf.findings)


def run(
    jobs: tuple[Job, ...],
    faces_of: Callable[[Job], tuple[Face, ...]],
    root: Path,
    workers: int,
    scheduler: str = "",
) -> Iterator[Outcome]:
    """The outcomes of the jobs, in any order.

    One worker is this process; `scheduler` is the address of a Dask scheduler, whose workers are
    used instead. Raises MissingDependency, UsageError.
    """
    batches = [jobs[at : at + BATCH] for at in range(0, len(jobs), BATCH)]
    if not scheduler and (workers == 1 or len(jobs) == 1):
        for batch in batches:
            yield from work(batch, tuple(faces_of(job) for job in batch), root)
        return
    make = _dask(scheduler) if scheduler else _pool(workers)
    poisoned: list[tuple[Job, ...]] = []
    with make() as executor:
        for batch, outcomes in _windowed(executor, batches, faces_of, root, workers * WINDOW):
            if outcomes is None:
                poisoned.append(batch)
            else:
                yield from outcomes
    # A worker died and took its neighbours' batches along: once more, one by one, names the culprit.
    for job in (job for batch in poisoned for job in batch):
        with make() as executor:
            for _batch, outcomes in _windowed(executor, [(job,)], faces_of, root, 1):
                yield from outcomes or (Outcome(job, error=f"{job.path}: the worker that typeset it died"),)


def _windowed(
    executor: Executor,
    batches: list[tuple[Job, ...]],
    faces_of: Callable[[Job], tuple[Face, ...]],
    root: Path,
    window: int,
) -> Iterator[tuple[tuple[Job, ...], tuple[Outcome, ...] | None]]:
    """Batches with their outcomes; None for those whose worker died."""
    waiting: dict[Future[tuple[Outcome, ...]], tuple[Job, ...]] = {}
    rest = iter(batches)
    open_ended = True
    while open_ended or waiting:
        while open_ended and len(waiting) < window:
            batch = next(rest, None)
            if batch is None:
                open_ended = False
                break
            try:
                waiting[executor.submit(work, batch, tuple(faces_of(job) for job in batch), root)] = batch
            except BrokenProcessPool:
                yield batch, None
        if not waiting:
            continue
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            batch = waiting.pop(future)
            try:
                yield batch, future.result()
            except BrokenProcessPool:
                yield batch, None


def _pool(workers: int) -> Callable[[], Executor]:
    def make() -> Executor:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["pipeline.warm"])
        return ProcessPoolExecutor(workers, mp_context=context)

    return make


def _dask(address: str) -> Callable[[], Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "Dask is not installed",
            why="--scheduler sends leaflets to the workers of a Dask cluster",
            fix="run: pip install 'plainleaf[cluster]'",
        ) from None

    def make() -> Executor:
        executor: Executor = Client(address).get_executor()
        return executor

    return make
