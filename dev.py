#!/usr/bin/env python3
"""Everything a developer or an operator starts, with nothing installed but a Python.

  run          set up what is missing, then serve the portal and print its address
  test         run the tests of every day on SQLite, on PostgreSQL and in the browser
  drill        run all other tests, with more of them on PostgreSQL and with more examples
  lint         check style, types and templates
  lock         write requirements/*.txt anew from pyproject.toml (needs uv)
  messages     compile the translations
  screenshots  take the pictures in docs/screenshots anew

Each of them sets up its own virtual environment in .venv and can be run again at any time.
Environment: PORTAL_PYTHON (which Python), PORTAL_UV=0 (never use uv), PORTAL_APT=0 (never install a system package).
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, ".installed")
OLDEST, TOO_NEW = (3, 11), (3, 15)
NETWORK_HINT = "no network? A mirror is used when PIP_INDEX_URL names it"
VENV_HINT = """cannot make a virtual environment. Install one of python3-venv, python3-pip, virtualenv, uv.
     Debian and Ubuntu: sudo apt-get install python3-venv"""


def say(message):
    print("dev: " + message, file=sys.stderr, flush=True)


def succeeds(command, **options):
    """Run quietly; on failure show the end of what the command said."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT, **options)
    except OSError as error:
        say("%s: %s" % (command[0], error))
        return False
    if done.returncode:
        say("failed: %s\n%s" % (" ".join(command), done.stdout.decode("utf-8", "replace")[-800:]))
    return done.returncode == 0


# --- a Python and a virtual environment


def version_of(python):
    """(major, minor), or None for something that is no working Python."""
    try:
        code = "import sys; print('%d %d' % sys.version_info[:2])"
        answer = subprocess.check_output([python, "-c", code], stderr=subprocess.DEVNULL)
        major, minor = answer.split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def candidates():
    yield os.environ.get("PORTAL_PYTHON")
    yield sys.executable
    for name in ("python3.12", "python3.13", "python3.14", "python3.11", "python3", "python"):
        yield shutil.which(name)
    pyenv = os.path.expanduser("~/.pyenv/versions")
    if os.path.isdir(pyenv):
        for name in sorted(os.listdir(pyenv), reverse=True):
            yield os.path.join(pyenv, name, "bin", "python")


def find_python():
    for python in candidates():
        if python and OLDEST <= (version_of(python) or (0, 0)) < TOO_NEW:
            return python
    sys.exit("dev: needs Python 3.11 to 3.14; none found. Debian: sudo apt-get install python3 python3-venv")


def may_install_system_packages():
    return os.environ.get("PORTAL_APT", "1") == "1" and os.geteuid() == 0 and shutil.which("apt-get")


def apt_get(package):
    say("installing the system package %s, as no other way is left (PORTAL_APT=0 forbids it)" % package)
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    return succeeds(install, env=env) or (succeeds(["apt-get", "update", "-q"], env=env) and succeeds(install, env=env))


def has_module(python, *names):
    return subprocess.call([python, "-c", "import " + ", ".join(names)], stderr=subprocess.DEVNULL) == 0


def make_venv(python):
    """Four ways, from the best to the last; returns the command of the pip that serves the new environment."""
    own_pip = [VENV_PYTHON, "-m", "pip"]
    shutil.rmtree(VENV, ignore_errors=True)
    if has_module(python, "venv", "ensurepip") and succeeds([python, "-m", "venv", VENV]):
        return own_pip
    if has_module(python, "venv", "pip") and succeeds([python, "-m", "venv", "--without-pip", VENV]):
        return [python, "-m", "pip", "--python", VENV_PYTHON]  # fills another environment: PEP 668 does not apply
    if has_module(python, "virtualenv") and succeeds([python, "-m", "virtualenv", "-q", VENV]):
        return own_pip
    if may_install_system_packages() and apt_get("python3-venv") and succeeds([python, "-m", "venv", "--clear", VENV]):
        return own_pip
    sys.exit("dev: " + VENV_HINT)


# --- the locked packages


def digest(kind):
    with open(requirements(kind), "rb") as file:
        return kind + ":" + hashlib.sha256(file.read()).hexdigest()


def requirements(kind):
    return os.path.join(ROOT, "requirements", kind + ".txt")


def installed():
    """Digests of the requirement files that .venv already satisfies."""
    if not os.access(VENV_PYTHON, os.X_OK) or not os.path.exists(STAMP):
        return []
    with open(STAMP) as file:
        return file.read().split()


def ensure(kind):
    """Make .venv satisfy requirements/base.txt or dev.txt. A second call costs a few milliseconds."""
    with open(os.path.join(ROOT, ".venv.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if digest(kind) in installed():
            return
        started = time.time()
        python = find_python()
        say("installing the packages of requirements/%s.txt into .venv (%s); up to a minute" % (kind, python))
        if not install_with_uv(python, kind):
            install_with_pip(python, kind)
        satisfied = {digest("base"), digest(kind)}  # dev.txt holds all of base.txt
        with open(STAMP + ".new", "w") as file:
            file.write("\n".join(sorted(satisfied)))
        os.replace(STAMP + ".new", STAMP)
        say("ready after %.0f s" % (time.time() - started))


def install_with_uv(python, kind):
    uv = shutil.which("uv") if os.environ.get("PORTAL_UV", "1") == "1" else None
    if not uv:
        return False
    env = dict(os.environ, UV_SYSTEM_CERTS="1", UV_PYTHON_DOWNLOADS="never", UV_NO_PROGRESS="1")
    make = [uv, "venv", "-q", "--clear", "--python", python, VENV]
    usable = os.access(VENV_PYTHON, os.X_OK) or succeeds(make, env=env)
    install = [uv, "pip", "install", "-q", "--python", VENV_PYTHON, "--require-hashes", "-r", requirements(kind)]
    return usable and succeeds(install, env=env)


def install_with_pip(python, kind):
    usable = os.access(VENV_PYTHON, os.X_OK) and has_module(VENV_PYTHON, "pip")
    pip = [VENV_PYTHON, "-m", "pip"] if usable else make_venv(python)
    install = pip + ["install", "-q", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    install += ["-r", requirements(kind)]
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_ROOT_USER_ACTION="ignore")
    for attempt in (1, 2, 3):
        if succeeds(install, env=env):
            return
        say("attempt %d of 3 failed" % attempt)
        time.sleep(2 * attempt)
    sys.exit("dev: the packages could not be installed, see above (%s)" % NETWORK_HINT)


# --- the commands


def become(*command):
    """Go on as another program, so that signals and the exit status are its own."""
    os.chdir(ROOT)
    os.execv(command[0], list(command))


def uncompiled():
    """Translations whose compiled file is missing: a checkout in the middle of work on them."""
    folder = os.path.join(ROOT, "locale")
    catalogues = [os.path.join(folder, name, "LC_MESSAGES", "django") for name in sorted(os.listdir(folder))]
    return [name for name in catalogues if os.path.exists(name + ".po") and not os.path.exists(name + ".mo")]


def run(arguments):
    ensure("base")
    if uncompiled():
        compile_messages()
    become(VENV_PYTHON, "manage.py", "serve", *arguments)


def test(arguments):
    ensure("dev")
    become(VENV_PYTHON, "-m", "tests.everything", *arguments)


def drill(arguments):
    test(["--drill", *arguments])


def lint(arguments):
    ensure("dev")
    templates = [os.path.join(at, name) for at, _, names in os.walk(os.path.join(ROOT, "templates")) for name in names]
    pages = sorted(name for name in templates if name.endswith(".html"))
    checks = [["-m", "ruff", "check", "."], ["-m", "mypy"]]
    if pages:
        checks.insert(1, ["-m", "djade", "--target-version", "5.2", "--check", *pages])
    statuses = [subprocess.call([VENV_PYTHON] + check, cwd=ROOT) for check in checks]
    sys.exit(1 if any(statuses) else 0)


def lock(arguments):
    compile_ = ["uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes"]
    compile_ += ["--custom-compile-command", "make lock", "pyproject.toml"] + arguments
    steps = [compile_ + ["-o", "requirements/base.txt"]]
    steps += [compile_ + ["--group", "dev", "-c", "requirements/base.txt", "-o", "requirements/dev.txt"]]
    sys.exit(0 if all(succeeds(step) for step in steps) else 1)


def compile_messages():
    ensure("dev")
    babel = os.path.join(VENV, "bin", "pybabel")
    subprocess.check_call([babel, "-q", "compile", "--directory", "locale", "--domain", "django"], cwd=ROOT)


def messages(arguments):
    compile_messages()


def screenshots(arguments):
    ensure("dev")
    become(VENV_PYTHON, "-m", "docs.take_screenshots", *arguments)


def help_(arguments):
    print(__doc__)


COMMANDS = {
    "run": run,
    "test": test,
    "drill": drill,
    "lint": lint,
    "lock": lock,
    "messages": messages,
    "screenshots": screenshots,
    "help": help_,
}


def main(arguments):
    name = arguments[0] if arguments else "help"
    if name not in COMMANDS:
        sys.exit("dev: no command %r; there are: %s" % (name, ", ".join(COMMANDS)))
    COMMANDS[name](arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
