"""dev.py sets up an environment on machines that have little, and does nothing when all is there."""

import sys

import pytest

import dev


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine whose commands are recorded; `broken` holds words that make a command fail."""

    class Machine:
        commands: list[str] = []
        modules: set[str] = {"venv", "ensurepip", "pip", "virtualenv"}
        broken: set[str] = set()

        def succeeds(self, command, **options):
            self.commands.append(" ".join(command))
            return not any(word in command for word in self.broken)

        def has_module(self, python, *names):
            return set(names) <= self.modules

    machine = Machine()
    machine.commands = []
    for name, value in {
        "ROOT": str(tmp_path),
        "VENV": str(tmp_path / ".venv"),
        "VENV_PYTHON": str(tmp_path / ".venv/bin/python"),
        "STAMP": str(tmp_path / ".installed"),
        "succeeds": machine.succeeds,
        "has_module": machine.has_module,
        "find_python": lambda: "/usr/bin/python3",
        "may_install_system_packages": lambda: False,
    }.items():
        monkeypatch.setattr(dev, name, value)
    monkeypatch.setattr(dev.time, "sleep", lambda seconds: None)
    monkeypatch.setenv("PORTAL_UV", "0")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/base.txt").write_text("django")
    (tmp_path / "requirements/dev.txt").write_text("django pytest")
    return machine


def test_a_usual_python_makes_the_environment_itself(machine):
    assert dev.make_venv("python3") == [dev.VENV_PYTHON, "-m", "pip"]


def test_without_ensurepip_the_pip_of_the_system_fills_the_environment(machine):
    machine.modules = {"venv", "pip"}
    assert dev.make_venv("python3") == ["python3", "-m", "pip", "--python", dev.VENV_PYTHON]


def test_without_venv_virtualenv_makes_the_environment(machine):
    machine.modules = {"virtualenv"}
    dev.make_venv("python3")
    assert machine.commands == [f"python3 -m virtualenv -q {dev.VENV}"]


def test_as_root_the_missing_package_is_installed_as_the_last_way(machine, monkeypatch):
    machine.modules = set()
    monkeypatch.setattr(dev, "may_install_system_packages", lambda: True)
    dev.make_venv("python3")
    assert machine.commands[0] == "apt-get install -y -q --no-install-recommends python3-venv"


def test_with_no_way_left_it_says_what_to_install(machine):
    machine.modules = set()
    with pytest.raises(SystemExit, match="sudo apt-get install python3-venv"):
        dev.make_venv("python3")


def test_system_packages_are_never_installed_when_forbidden(monkeypatch):
    monkeypatch.setenv("PORTAL_APT", "0")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    assert not dev.may_install_system_packages()


def test_system_packages_are_never_installed_by_an_ordinary_user(monkeypatch):
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    assert not dev.may_install_system_packages()


def test_packages_are_installed_with_their_hashes_and_never_built(machine):
    dev.ensure("base")
    assert "--require-hashes --no-deps --only-binary :all:" in machine.commands[-1]


def test_packages_are_asked_for_three_times_before_giving_up(machine):
    machine.broken = {"--require-hashes"}
    with pytest.raises(SystemExit, match="no network"):
        dev.ensure("base")
    assert sum("--require-hashes" in command for command in machine.commands) == 3


@pytest.fixture
def installed(machine, monkeypatch):
    monkeypatch.setattr(dev, "VENV_PYTHON", sys.executable)
    return machine


def test_a_second_start_installs_nothing(installed):
    dev.ensure("base")
    installed.commands.clear()
    dev.ensure("base")
    assert installed.commands == []


def test_what_the_tests_need_holds_what_the_portal_needs(installed):
    dev.ensure("dev")
    installed.commands.clear()
    dev.ensure("base")
    assert installed.commands == []


def test_changed_requirements_are_installed(installed, tmp_path):
    dev.ensure("base")
    installed.commands.clear()
    (tmp_path / "requirements/base.txt").write_text("django, newer")
    dev.ensure("base")
    assert len(installed.commands) == 1


def test_a_failed_installation_is_not_taken_for_done(machine):
    machine.broken = {"--require-hashes"}
    with pytest.raises(SystemExit):
        dev.ensure("base")
    assert dev.installed() == []


def test_the_version_of_something_that_is_no_python_is_unknown():
    assert [dev.version_of("/bin/true"), dev.version_of("/nonexistent")] == [None, None]


def test_the_version_of_this_python_is_known():
    assert dev.version_of(sys.executable) == sys.version_info[:2]


@pytest.mark.parametrize("version", [(3, 10), (3, 15), None])
def test_a_python_that_does_not_fit_is_refused(monkeypatch, version):
    monkeypatch.setattr(dev, "version_of", lambda python: version)
    with pytest.raises(SystemExit, match="needs Python 3.11"):
        dev.find_python()


def test_an_unknown_command_names_the_known_ones():
    with pytest.raises(SystemExit, match="no command 'fly'; there are: run, test"):
        dev.main(["fly"])
