from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from annotations.host import environment


def test_environment_describes_machine_and_binaries(tmp_path: Path) -> None:
    captured = environment.capture(tmp_path, {"python": Path(sys.executable)}, {"size": 3})
    json.dumps(captured)
    assert captured["cpu"] and captured["kernel"] and captured["cores"]
    assert captured["commit"] == "" and captured["dirty"] is False
    binaries = captured["binaries"]
    assert isinstance(binaries, dict)
    content = Path(sys.executable).resolve().read_bytes()
    assert binaries["python"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert binaries["python"]["version"].startswith("Python 3.")
    assert captured["options"] == {"size": 3}
