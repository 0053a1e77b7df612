"""The `vmkit` command line: finds the command, imports it, reports its errors."""

from __future__ import annotations

import importlib
import signal
import sys

import click

from kit.codeformat import EXIT_SOFTWARE, EXIT_USAGE
from kit.host.commands import COMMANDS
from kit.host.errors import VmkitError


class Commands(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, context: click.Context) -> list[str]:
        return [name for name, _module, _help in COMMANDS]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        for command, module, _help in COMMANDS:
            if command == name:
                found = importlib.import_module(module).command
                assert isinstance(found, click.Command)
                return found
        return None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, _module, text in COMMANDS])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vmkit", prog_name="vmkit")
def vmkit() -> None:
    """A construction kit for RPython virtual machines with cross-layer counters."""


def _terminate(_signal: int, _frame: object) -> None:
    sys.exit(128 + signal.SIGTERM)  # an exception, so that what runs is cleaned up


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and exits: no traceback for an expected error, 130 for Ctrl-C."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        status = vmkit.main(args=arguments, prog_name="vmkit", standalone_mode=False)
    except VmkitError as error:
        print(f"vmkit: {error.message}", file=sys.stderr)
        if error.hint:
            print("\n".join(f"  {line}" for line in error.hint.splitlines()), file=sys.stderr)
        status = error.exit_status
    except click.UsageError as error:
        error.show()
        status = EXIT_USAGE
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        print("vmkit: interrupted", file=sys.stderr)
        status = 130
    except BrokenPipeError:
        sys.stderr.close()
        status = 141
    except OSError as error:  # a full disk, a folder of another user
        if error.filename is None:
            raise
        print(f"vmkit: {error.filename}: {error.strerror}", file=sys.stderr)
        status = EXIT_SOFTWARE
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
