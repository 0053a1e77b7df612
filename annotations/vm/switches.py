"""What is annotated: one decision of the build, and the switches of a run."""
from __future__ import absolute_import

# Build: False under `translate --no-annotations`, set before anything is flowed.
ANNOTATED = True

# Build: phases that are a function are marked in its C code, for which there must be some.
IN_C = False


class Switches(object):
    """Prebuilt, so that the JIT's assembler reads a field of a constant."""

    def __init__(self):
        self.ir_marks = False


SWITCHES = Switches()


def set_ir_marks(on):
    """Mark every JIT IR operation and call in code assembled from now on."""
    if ANNOTATED:
        SWITCHES.ir_marks = on


def annotates_itself(entry_point):
    """Decorator of an entry point that calls annotations.vm as its command line
    says; any other gets phases and switches from the environment, see `entry`.
    """
    entry_point.vmkit_annotates_itself = True
    return entry_point
