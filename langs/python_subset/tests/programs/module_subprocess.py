"""Processes: subprocess over pipes, statuses, select and poll."""
import os
import select
import signal
import subprocess
import sys

print(subprocess.run(["echo", "one"], stdout=subprocess.PIPE).stdout)
print(subprocess.check_output("echo two; echo err >&2", shell=True, stderr=subprocess.STDOUT))
done = subprocess.run(["cat"], input="text €\n", capture_output=True, text=True)
print(repr(done.stdout), repr(done.stderr), done.returncode)
done = subprocess.run("cat; echo bad >&2; exit 3", shell=True, input=b"x" * 70000,
                      capture_output=True)
print(len(done.stdout), done.stderr, done.returncode)
print(subprocess.call(["sh", "-c", "kill -9 $$"]))
print(subprocess.run(["sh", "-c", "echo $FOO; pwd"], env={"FOO": "bar", "PATH": os.environ["PATH"]},
                     cwd="/", capture_output=True, text=True).stdout)
for wrong in (["/nonexistent/program"], ["sh"]):
    try:
        subprocess.run(wrong, cwd="/nonexistent" if wrong == ["sh"] else None)
    except OSError as error:
        print(type(error).__name__, error)
try:
    subprocess.run("exit 4", shell=True, check=True)
except subprocess.CalledProcessError as error:
    print(error)
with subprocess.Popen(["sh", "-c", "read x; echo got $x"], stdin=subprocess.PIPE,
                      stdout=subprocess.PIPE, text=True) as process:
    print(process.communicate("line\n"), process.returncode)
try:
    subprocess.run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error.cmd)
print(subprocess.DEVNULL, subprocess.getstatusoutput("echo three"))

pid = os.fork()
if pid == 0:
    os._exit(7)
status = os.waitpid(pid, 0)[1]
print(os.WIFEXITED(status), os.WEXITSTATUS(status), os.WIFSIGNALED(status),
      os.WIFSTOPPED(status), os.WIFCONTINUED(status), os.waitstatus_to_exitcode(status))
pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), signal.SIGTERM)
status = os.waitpid(pid, 0)[1]
print(os.WIFEXITED(status), os.WIFSIGNALED(status), os.WTERMSIG(status), os.WCOREDUMP(status))

reader, writer = os.pipe()
print(os.get_blocking(reader), os.get_inheritable(reader))
os.set_blocking(reader, False)
os.set_inheritable(reader, True)
print(os.get_blocking(reader), os.get_inheritable(reader))
try:
    os.read(reader, 1)
except BlockingIOError as error:
    print(type(error).__name__)
print(select.select([reader], [writer], [], 0)[0], len(select.select([], [writer], [])[1]))
os.write(writer, b"x")
print(select.select([reader], [], [], 1)[0] == [reader])
poll = select.poll()
poll.register(reader, select.POLLIN)
print([(fd == reader, events) for fd, events in poll.poll(100)])
os.read(reader, 1)
print(poll.poll(0))
poll.unregister(reader)
for wrong in (lambda: poll.unregister(reader), lambda: select.select(["x"], [], []),
              lambda: select.select([-1], [], []), lambda: poll.modify(reader, 1)):
    try:
        wrong()
    except (KeyError, TypeError, ValueError, OSError) as error:
        print(type(error).__name__, isinstance(error, KeyError) or error)
os.close(reader)
os.close(writer)
sys.stdout.flush()
