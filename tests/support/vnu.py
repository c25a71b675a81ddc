"""The Nu HTML Checker (vnu), run as a separate program on many files at once."""

import json
import subprocess
from pathlib import Path

JAR = Path(__file__).parent.parent / "node/node_modules/vnu-jar/build/dist/vnu.jar"


def errors(files):
    """What vnu calls an error in these files, as lines to read."""
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["messages"]
    return [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in found]
