"""Runs a program on a terminal of its own and answers what it asks.

    dialogue.py PROGRAM ARGUMENT...  <  lines of QUESTION<tab>ANSWER

An answer is given once its question stands on the screen, and ends with Return; <stop> is Ctrl-C without it.
Prints what stood on the screen, without the codes that move the cursor, and how it ended.
"""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = 120
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ROWS_AND_COLUMNS = struct.pack("HHHH", 200, 200, 0, 0)


def main():
    dialogue = [line.rstrip("\n").split("\t") for line in sys.stdin if line.strip()]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        # Whoever runs this in the background may have it ignored.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv(sys.argv[1], sys.argv[1:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, ROWS_AND_COLUMNS)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    raw = ""
    seen = 0

    def read_on():
        nonlocal raw
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        if not ready:
            fail(f"nothing happened for {PATIENCE} seconds")
        try:
            part = os.read(terminal, 65536)
        except OSError:
            part = b""
        raw += decoder.decode(part)
        return bool(part)

    def fail(why):
        print(CODES.sub("", raw).replace("\r", ""))
        print(f"[{why}]")
        sys.exit(1)

    for question, answer in dialogue:
        while question not in CODES.sub("", raw[seen:]):
            if not read_on():
                fail(f"it ended before it asked {question!r}")
        seen = len(raw)
        # Whoever answers has seen the cursor stop.
        time.sleep(0.05)
        keys = "\x03" if answer == "<stop>" else answer + "\r"
        os.write(terminal, keys.encode())
    while read_on():
        pass
    _, status = os.waitpid(child, 0)
    print(CODES.sub("", raw).replace("\r", ""))
    ended = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"status {os.WEXITSTATUS(status)}"
    cursor = "hidden" if raw.rfind("\x1b[?25l") > raw.rfind("\x1b[?25h") else "shown"
    print(f"[{ended}, cursor {cursor}]")


main()
