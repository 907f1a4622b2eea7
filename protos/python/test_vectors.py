"""Checks the client's rules against the byte vectors: python -m unittest test_vectors."""

from __future__ import annotations

import json
import pathlib
import struct
import unittest
from typing import Any

from google.protobuf import json_format, symbol_database

from huitou.gateway.v1 import gateway_pb2
from huitou.rpc.v1 import events_pb2, health_pb2, wire_pb2
from huitou_protocol import ACKNOWLEDGEMENT, Call, Code, Connection, Frame, Type, Violation
from huitou_protocol import encode, take_frame

FOLDER = pathlib.Path(__file__).parent.parent / "vectors"
MODULES = (gateway_pb2, events_pb2, health_pb2, wire_pb2)  # The messages that vectors name.


def load(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / name).read_text("utf-8"))


def data_of(step: dict[str, Any]) -> bytes:
    return bytes.fromhex(step["hex"]) + b"x" * step.get("fill", 0)


class Frames(unittest.TestCase):
    def test_frames(self) -> None:
        for vector in load("frames.json")["frames"]:
            with self.subTest(vector["name"]):
                data = data_of(vector)
                for cut in range(len(data)):
                    part = bytearray(data[:cut])
                    self.assertIsNone(take_frame(part, 1 << 20))
                    self.assertEqual(part, data[:cut])
                frame = take_frame(bytearray(data), 1 << 20)
                self.assertEqual(frame.type.name, vector["type"])
                self.assertEqual((frame.flags, frame.call), (vector["flags"], vector["call"]))
                self.assertEqual(len(frame.payload), vector["payload_bytes"])
                again = encode(frame.type, frame.payload, flags=frame.flags, call=frame.call)
                self.assertEqual(again, data)
                self.check_payload(vector, frame.payload)

    def check_payload(self, vector: dict[str, Any], payload: bytes) -> None:
        if "header" in vector:
            (length,) = struct.unpack_from(">I", payload)
            header = wire_pb2.RequestHeader.FromString(payload[4 : 4 + length])
            header.DiscardUnknownFields()
            expected = json_format.ParseDict(vector["header"], wire_pb2.RequestHeader())
            self.assertEqual(header, expected)
            payload = payload[4 + length :]
        if "increment" in vector:
            self.assertEqual(struct.unpack(">I", payload)[0], vector["increment"])
        if "message" in vector:
            kind = symbol_database.Default().GetSymbol(vector["message"]["type"])
            message = kind.FromString(payload)
            message.DiscardUnknownFields()
            self.assertEqual(message, json_format.ParseDict(vector["message"]["json"], kind()))

    def test_refused(self) -> None:
        for vector in load("frames.json")["refused"]:
            with self.subTest(vector["name"]), self.assertRaises(Violation) as caught:
                take_frame(bytearray(data_of(vector)), vector["frame_bytes_max"])
            self.assertEqual(str(caught.exception), vector["violation"])


class Conversation:
    """Plays the client's part: makes it send what the vector sends, and looks what it makes of the
    rest."""

    def __init__(self, vector: dict[str, Any]) -> None:
        self.steps = vector["steps"]
        self.written = bytearray()
        self.calls: dict[int, Call] = {}
        settings = next(s for s in self.steps if s["from"] == "client" and s["frame"] == "SETTINGS")
        own = wire_pb2.Settings.FromString(data_of(settings)[12:])
        self.connection = Connection(self.written.extend, own)
        self.violation = ""

    def run(self) -> None:
        for index, step in enumerate(self.steps):
            data = data_of(step)
            if step["from"] == "client":
                self.send(take_frame(bytearray(data), 1 << 24), step)
                got, expected = bytes(self.written[: len(data)]), data
                del self.written[: len(data)]
            else:
                got, expected = self.receive(data), step["result"]
            assert got == expected, f"step {index}: {got!r} instead of {expected!r}"
        assert not self.written, f"more was written: {self.written!r}"

    def send(self, frame: Frame, step: dict[str, Any]) -> None:
        call = self.calls.get(frame.call)
        match frame.type:
            case Type.REQUEST:
                (length,) = struct.unpack_from(">I", frame.payload)
                header = wire_pb2.RequestHeader.FromString(frame.payload[4 : 4 + length])
                many = step.get("responses") == "many"
                request = frame.payload[4 + length :]
                call = self.connection.open(header, request, last=frame.flags != 0, many=many)
                self.calls[call.id] = call
            case Type.MESSAGE:
                assert call.send(frame.payload, last=frame.flags != 0)
            case Type.END:
                call.end()
            case Type.CANCEL:
                call.cancel()
            case Type.WINDOW:
                while call and call.take() is not None:
                    pass
            case Type.PING if not frame.flags & ACKNOWLEDGEMENT:
                assert self.connection.send_ping()
            case Type.DRAIN:
                self.connection.send_drain(self.violation or "closed")

    def receive(self, data: bytes) -> str:
        """What the client makes of bytes of the server, in the words of the vectors."""
        frame = Frame(data[4], data[5], int.from_bytes(data[8:12], "big"), b"")
        call = self.calls.get(frame.call)
        was_over = call is None or call.is_over
        messages = len(call.messages) if call else 0
        credit = self.credit(frame)
        open_calls = set(self.connection.calls)
        try:
            self.connection.receive(data)
        except Violation as violation:
            self.violation = str(violation)
            return f"violation {violation}"
        match frame.type:
            case Type.SETTINGS:
                return "settings"
            case Type.PING:
                return "pong" if frame.flags else "ping"
            case Type.DRAIN:
                gone = sorted(open_calls - set(self.connection.calls))
                assert all(self.calls[id].error.not_started for id in gone)
                return "drain" + "".join(f", not started {id}" for id in gone)
            case Type.WINDOW:
                return f"credit {frame.call}" if self.credit(frame) != credit else "dropped"
        if was_over:
            assert call is None or len(call.messages) == messages
            return "dropped"
        if not call.is_over:
            return f"message {frame.call}" if len(call.messages) > messages else "dropped"
        if frame.type == Type.RESPONSE:
            return f"response {frame.call}"
        if call.error and call.error.code == Code.INTERNAL:
            return f"too many responses {frame.call}"
        not_started = call.error is not None and call.error.not_started
        return f"status {frame.call}" + (" not started" if not_started else "")

    def credit(self, frame: Frame) -> int:
        owner = self.calls.get(frame.call) if frame.call else self.connection
        return owner.send_left if owner else 0


class Conversations(unittest.TestCase):
    def test_conversations(self) -> None:
        count = 0
        for vector in load("conversations.json")["conversations"]:
            if "client" in vector["endpoints"]:
                with self.subTest(vector["name"]):
                    Conversation(vector).run()
                count += 1
        self.assertGreater(count, 40)


if __name__ == "__main__":
    unittest.main()
