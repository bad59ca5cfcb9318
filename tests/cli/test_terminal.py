"""On a terminal: tables in colour where rich is installed, plain text where it is not, silence in a pipe."""

import io
import sys

from plantargets.cli import main, terminal


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def test_tables_on_a_terminal(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["demo", "--lang", "zh"]) == 0
    shown = screen.getvalue()
    assert "┃" in shown
    assert "\x1b[" in shown
    assert "✘ 未完成" in shown


def test_without_rich_the_text_is_plain(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(terminal, "has_rich", lambda: False)
    assert main(["demo"]) == 0
    assert "✘ missed" in screen.getvalue()
    assert "\x1b[" not in screen.getvalue()


def test_progress_shows_on_a_terminal_and_for_much_work_only(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    with terminal.progress(10) as done:
        done()
    assert screen.getvalue() == ""
    with terminal.progress(5000) as done:
        done()
    assert "judging" in screen.getvalue()
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with terminal.progress(5000) as done:
        done()
    assert pipe.getvalue() == ""
