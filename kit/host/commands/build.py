"""`vmkit build`: translates a language's VM, or any RPython target."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kit.host import languages, store
from kit.host.build import (
    DEFAULT_COLLECTOR,
    DEFAULT_LEVEL,
    GARBAGE_COLLECTORS,
    LEVELS,
    BuildOptions,
    Subject,
    build,
    of_language,
    of_target,
)
from kit.host.errors import WrongUsage
from kit.host.progress import duration, note


def _list_store() -> None:
    builds = store.find_all()
    for one in builds:
        options = dict(one.manifest["options"])
        options["translation"] = tuple(options["translation"])
        size = one.binary.stat().st_size / 1e6
        click.echo(
            f"{one.key[:12]}  {one.made}  {duration(one.seconds):>12}  {size:5.1f} MB  "
            f"{one.manifest['commit']:<14}  {one.name} ({BuildOptions(**options).kind})"
        )
    if not builds:
        note(f"the store {store.folder()} is empty")


@click.command()
@click.argument("language", required=False)
@click.argument("translation", nargs=-1)
@click.option(
    "--target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Translate this RPython target; translation options follow --.",
)
@click.option(
    "--path",
    "paths",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --target: import from this folder too.",
)
@click.option("--no-jit", is_flag=True, help="Without the meta-tracing JIT.")
@click.option(
    "--gc",
    default=DEFAULT_COLLECTOR,
    show_default=True,
    type=click.Choice(GARBAGE_COLLECTORS),
    help="The garbage collector.",
)
@click.option(
    "--opt",
    default=DEFAULT_LEVEL,
    show_default=True,
    type=click.Choice(LEVELS),
    help="rpython's optimisation level.",
)
@click.option("--no-annotations", is_flag=True, help="Without the cross-layer annotations.")
@click.option("--list", "list_store", is_flag=True, help="Show what has been built.")
@click.option("--print-path", is_flag=True, help="Print the binary's path as the last line.")
def command(
    language: str | None,
    translation: tuple[str, ...],
    target: Path | None,
    paths: tuple[Path, ...],
    no_jit: bool,
    gc: str,
    opt: str,
    no_annotations: bool,
    list_store: bool,
    print_path: bool,
) -> None:
    """Translate LANGUAGE's VM, or any RPython target.

    Building again without a change builds nothing.
    """
    if list_store:
        _list_store()
        return
    if target is not None:
        # Without a language its place is the first translation option's.
        translation = (*([language] if language else []), *translation)
        subject: Subject = of_target(target, paths)
    elif language is None:
        known = ", ".join(languages.find_all())
        raise WrongUsage("which language is to be built?", f"There are: {known}.")
    else:
        subject = of_language(languages.find(language))
    options = BuildOptions(not no_jit, gc, opt, not no_annotations, translation)
    before = time.time()
    built = build(subject, options)
    fresh = float(built.manifest["created"]) >= before
    note(f"{built.name}: {'built' if fresh else 'nothing to do'}, {built.binary}")
    if print_path:
        click.echo(str(built.binary))
