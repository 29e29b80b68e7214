#!/usr/bin/env python3
"""Asks a tincand.exe under Wine by hand and by tincan-cli.exe: HTTP, a WebSocket, the five lines, TLS of its own.

  talk.py BIN [CLI]      BIN: the folder of tincand.exe and tincan-cli.exe; CLI: a tincan-cli of this system, asked as well
"""
import base64
import hashlib
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import threading
import uuid

from wine import PATIENCE, Program, Server, ask, check, run, wine


def first_frames(url, until):
    """What a WebSocket without a subprotocol says, until it says `until`."""
    host, port = url.removeprefix("http://").split(":")
    key = base64.b64encode(os.urandom(16)).decode()
    accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()).decode()
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as line:
        line.sendall(f"GET /api/messages HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
        heard = b""
        while until not in heard:
            piece = line.recv(65536)
            if not piece:
                break
            heard += piece
    return accept.encode() in heard and b" 101 " in heard, heard


def hears(command, words):
    """Reads on until these words come."""
    said = ""
    with Program(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as follower:
        alarm = threading.Timer(PATIENCE, follower.kill)
        alarm.start()
        for line in follower.process.stdout:
            said += line
            if words in line:
                break
        alarm.cancel()
    return words in said, said


def talk(server, client, name):
    """One message by each line, and by each line read again."""
    good = True
    for line in ("websocket", "sse", "stream", "long-poll", "short-poll"):
        words = f"said by {name} over {line}"
        sent = run([*client, "send", server, words, "--transport", line, "--name", "Ada"])
        heard, said = hears([*client, "follow", server, "--transport", line, "--name", "Bob", "--json"], words)
        good &= check(words, sent.returncode == 0, sent) & check(f"heard by {name} over {line}", heard, said)
    return good


def main():
    programs = pathlib.Path(sys.argv[1]).resolve()
    tincand = programs / "tincand.exe"
    good = check("tincand.exe --help", "--listen" in (said := run(wine(tincand, "--help"))).stdout, said)
    with Server(tincand) as server:
        good &= check("health", ask(server.url + "/api/health")["status"] == "ok")
        ask(server.url + "/api/messages", {"id": str(uuid.uuid4()), "room": "lobby", "text": "by hand", "name": "Ada"})
        good &= check("what was published is polled", any(event.get("text") == "by hand" for event in ask(server.url + "/api/messages")))
        agreed, heard = first_frames(server.url, b"by hand")
        good &= check("WebSocket", agreed and b'"hello"' in heard and b"by hand" in heard, heard)
        good &= talk(server.url, wine(programs / "tincan-cli.exe"), "tincan-cli.exe")
        if len(sys.argv) > 2:
            good &= talk(server.url, [sys.argv[2]], "tincan-cli of this system")
    with Server(tincand, "--tls", "own") as server:
        trusting = ssl._create_unverified_context()  # its certificate is its own
        good &= check("TLS with a certificate of its own", server.url.startswith("https:") and
                      ask(server.url + "/api/health", context=trusting)["status"] == "ok", server.url)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
