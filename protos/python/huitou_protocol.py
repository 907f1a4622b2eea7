"""The rules of the Huitou protocol, version 1, as a client keeps them: bytes in, bytes out.

There is no socket in here; `huitou_client` brings one. The names are those of PROTOCOL.md.
"""

from __future__ import annotations

import asyncio
import struct
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple

from google.protobuf.message import DecodeError

from huitou.rpc.v1 import wire_pb2

# ---- Frames


class Type(IntEnum):
    """What a frame is about."""

    SETTINGS, REQUEST, MESSAGE, END, RESPONSE, STATUS, CANCEL, WINDOW, PING, DRAIN = range(1, 11)


END_OF_REQUESTS, END_OF_CALL, ACKNOWLEDGEMENT, NOT_STARTED = 0x01, 0x02, 0x04, 0x08
HEADER = struct.Struct(">IBBHI")  # length, type, flags, zero, call id
WINDOW_MAX, CALL_ID_MAX = 2**31 - 1, 2**32 - 1


# Per type: shortest and longest payload, flags allowed, flags required, whether it has a call's id
# (None: both are right). Nothing is longer than the receiver's frame_bytes_max.
ANY = 2**32
RULES: dict[int, tuple[int, int, int, int, bool | None]] = {
    Type.SETTINGS: (0, 65_536, 0, 0, False),
    Type.REQUEST: (4, ANY, END_OF_REQUESTS, 0, True),
    Type.MESSAGE: (0, ANY, END_OF_REQUESTS, 0, True),
    Type.END: (0, 0, 0, 0, True),
    Type.RESPONSE: (0, ANY, END_OF_CALL, END_OF_CALL, True),
    Type.STATUS: (0, 65_536, NOT_STARTED, 0, True),
    Type.CANCEL: (0, 0, 0, 0, True),
    Type.WINDOW: (4, 4, 0, 0, None),
    Type.PING: (8, 8, ACKNOWLEDGEMENT, 0, False),
    Type.DRAIN: (0, 1_024, 0, 0, False),
}


class Violation(Exception):
    """The server broke the protocol; the text is the word for it."""


class Frame(NamedTuple):
    type: Type
    flags: int
    call: int
    payload: bytes


def encode(type: Type, payload: bytes = b"", *, flags: int = 0, call: int = 0) -> bytes:
    """The bytes of a frame."""
    return HEADER.pack(len(payload), type, flags, 0, call) + payload


def take_frame(data: bytearray, frame_bytes_max: int) -> Frame | None:
    """Takes the first frame off `data`; None where it is not whole yet."""
    if len(data) < HEADER.size:
        return None
    length, number, flags, zero, call = HEADER.unpack_from(data)
    if number not in RULES:
        raise Violation("unknown_type")
    shortest, longest, allowed, required, has_call = RULES[number]
    if length > min(longest, frame_bytes_max):
        raise Violation("frame_too_large")
    if length < shortest:
        raise Violation("frame_too_short")
    if flags & ~allowed or required & ~flags:
        raise Violation("bad_flags")
    if zero:
        raise Violation("reserved_bits")
    if has_call is not None and has_call != (call != 0):
        raise Violation("bad_call_id")
    if len(data) < HEADER.size + length:
        return None
    payload = bytes(data[HEADER.size : HEADER.size + length])
    del data[: HEADER.size + length]
    return Frame(Type(number), flags, call, payload)


# ---- Status


class Code(IntEnum):
    """gRPC's status codes."""

    CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS = range(1, 7)
    PERMISSION_DENIED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE = range(7, 12)
    UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED = range(12, 17)


class CallError(Exception):
    """How a call failed: decide by `code` and `reason`, show `message`."""

    def __init__(self, status: wire_pb2.Status, not_started: bool = False) -> None:
        super().__init__(f"{status.code} {status.reason}: {status.message}")
        self.code = Code(status.code) if 0 < status.code <= 16 else Code.UNKNOWN
        self.reason: str = status.reason
        self.message: str = status.message
        self.violations: dict[str, str] = {v.field: v.description for v in status.field_violations}
        self.retry_after: float = status.retry_after_microseconds / 1e6
        self.not_started = not_started  # It surely did not start: any call may be made again.


def failure(code: Code, reason: str, message: str, not_started: bool = False) -> CallError:
    return CallError(wire_pb2.Status(code=code, reason=reason, message=message), not_started)


# ---- Calls and connections: bytes in, bytes out, no socket


class Window:
    """What the server may still send, on a call or on the connection."""

    def __init__(self, size: int) -> None:
        self.size, self.left, self.read = size, size, 0

    def received(self, cost: int) -> None:
        if self.left <= 0:
            raise Violation("window_exceeded")
        self.left -= cost

    def consumed(self, cost: int) -> int:
        """Books what was read or dropped; returns what to grant now, half a window or nothing."""
        self.read += cost
        if self.read < self.size // 2:
            return 0
        grant, self.read = self.read, 0
        self.left += grant
        return grant


class Call:
    """One call on a connection."""

    def __init__(self, connection: Connection, id: int, many: bool) -> None:
        self.connection, self.id, self.has_many_responses = connection, id, many
        self.messages: deque[tuple[bytes, int]] = deque()
        self.is_over = False
        self.error: Exception | None = None
        self.send_left: int = connection.peer.call_window_bytes
        self.window = Window(connection.own.call_window_bytes)

    def send(self, message: bytes, last: bool = False) -> bool:
        """Sends a further request; False while the server takes none."""
        if not self.is_over:
            if min(self.send_left, self.connection.send_left) <= 0:
                return False
            self.connection.check_length(message)
            self.send_left -= HEADER.size + len(message)
            self.connection.send_left -= HEADER.size + len(message)
            flags = END_OF_REQUESTS if last else 0
            self.connection.write(encode(Type.MESSAGE, message, flags=flags, call=self.id))
        return True

    def end(self) -> None:
        """Says that no request follows."""
        if not self.is_over:
            self.connection.write(encode(Type.END, call=self.id))

    def take(self) -> bytes | None:
        """The next response, where it has come; gives the server its room again."""
        if not self.messages:
            return None
        message, cost = self.messages.popleft()
        if not self.is_over and (grant := self.window.consumed(cost)):
            self.connection.grant(grant, self.id)
        self.connection.consumed(cost)
        return message

    def cancel(self, error: Exception | None = None) -> None:
        """Gives the call up, where it is not over, and drops what nobody has read."""
        if not self.is_over:
            self.connection.write(encode(Type.CANCEL, call=self.id))
            self.finish(error)
        while self.take() is not None:
            pass

    def finish(self, error: Exception | None = None) -> None:
        self.is_over, self.error = True, error
        self.connection.calls.pop(self.id, None)
        self.connection.wake()


class Connection:
    """The rules of a connection: hand `receive` what comes; it calls `write` with what is to go."""

    def __init__(
        self, write: Callable[[bytes], None], own: wire_pb2.Settings | None = None
    ) -> None:
        self.write, self.own = write, checked(own or wire_pb2.Settings())
        self.peer, self.is_ready = wire_pb2.Settings(), False  # Until the server's settings come.
        self.calls: dict[int, Call] = {}
        self.last_id, self.accepted_max, self.send_left = 0, CALL_ID_MAX, 0
        self.window = Window(self.own.connection_window_bytes)
        self.takes_calls, self.input = True, bytearray()
        self.ping: bytes | None = None
        self.changed = asyncio.Event()
        write(encode(Type.SETTINGS, own.SerializeToString() if own else b""))

    def open(self, header: wire_pb2.RequestHeader, request: bytes, last: bool, many: bool) -> Call:
        """Starts a call. `last`: no request follows; `many`: any number of responses comes."""
        encoded = header.SerializeToString()
        payload = struct.pack(">I", len(encoded)) + encoded + request
        self.check_length(payload)
        self.last_id += 1
        call = self.calls[self.last_id] = Call(self, self.last_id, many)
        flags = END_OF_REQUESTS if last else 0
        self.write(encode(Type.REQUEST, payload, flags=flags, call=call.id))
        return call

    def check_length(self, payload: bytes) -> None:
        if len(payload) > self.peer.frame_bytes_max:
            raise ValueError(f"{len(payload)} bytes; the server takes {self.peer.frame_bytes_max}")

    def grant(self, increment: int, call: int = 0) -> None:
        self.write(encode(Type.WINDOW, struct.pack(">I", increment), call=call))

    def consumed(self, cost: int) -> None:
        if grant := self.window.consumed(cost):
            self.grant(grant)

    def send_ping(self) -> bool:
        """Asks for a sign of life; False where the last one was not answered."""
        if self.ping is None:
            self.ping = b"alive?  "
            self.write(encode(Type.PING, self.ping))
            return True
        return False

    def send_drain(self, reason: str) -> None:
        self.write(encode(Type.DRAIN, wire_pb2.Drain(reason=reason).SerializeToString()))

    def close(self, error: CallError) -> None:
        """Records that the connection is gone."""
        self.takes_calls = False
        for call in list(self.calls.values()):
            call.finish(error)
        self.wake()

    def wake(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    async def until(self, condition: Callable[[], object], deadline: float | None = None) -> None:
        """Waits for what only frames of the server can bring."""
        async with asyncio.timeout_at(deadline):
            while not condition():
                await self.changed.wait()

    def receive(self, data: bytes) -> None:
        """Takes in bytes of the server; raises Violation."""
        self.input += data
        while (frame := take_frame(self.input, self.own.frame_bytes_max)) is not None:
            self.handle(frame)
            self.wake()

    def handle(self, frame: Frame) -> None:
        call = self.calls.get(frame.call)
        if not self.is_ready and frame.type not in (Type.SETTINGS, Type.DRAIN):
            raise Violation("settings_expected")
        if frame.type in (Type.REQUEST, Type.END, Type.CANCEL):
            raise Violation("unexpected_frame")
        if frame.call > self.last_id:
            raise Violation("bad_call_id")
        match frame.type:
            case Type.SETTINGS if self.is_ready:
                raise Violation("settings_repeated")
            case Type.SETTINGS:
                self.peer = checked(parse(wire_pb2.Settings, frame.payload, "bad_settings"))
                self.is_ready = True
                self.send_left = self.peer.connection_window_bytes
            case Type.MESSAGE:
                self.message(call, frame)
            case Type.RESPONSE if call:
                call.messages.append((frame.payload, 0))
                call.finish()
            case Type.STATUS if call:
                try:
                    status = wire_pb2.Status.FromString(frame.payload)
                    call.finish(CallError(status, frame.flags != 0) if status.code else None)
                except DecodeError:
                    call.finish(failure(Code.INTERNAL, "rpc.undecodable_response", "the status"))
            case Type.WINDOW if owner := call if frame.call else self:
                (increment,) = struct.unpack(">I", frame.payload)
                if increment == 0 or owner.send_left + increment > WINDOW_MAX:
                    raise Violation("window_overflow")
                owner.send_left += increment
            case Type.PING if not frame.flags:
                self.write(encode(Type.PING, frame.payload, flags=ACKNOWLEDGEMENT))
            case Type.PING if frame.payload != self.ping:
                raise Violation("unexpected_frame")
            case Type.PING:
                self.ping = None
            case Type.DRAIN:
                self.drain(parse(wire_pb2.Drain, frame.payload, "bad_drain").last_call_id)

    def message(self, call: Call | None, frame: Frame) -> None:
        if frame.flags:
            raise Violation("bad_flags")
        cost = HEADER.size + len(frame.payload)
        self.window.received(cost)
        if call and call.has_many_responses:
            call.window.received(cost)
            call.messages.append((frame.payload, cost))
            return
        if call:
            call.cancel(failure(Code.INTERNAL, "rpc.wrong_response_count", "one is allowed"))
        self.consumed(cost)  # Dropped; its room is the connection's again.

    def drain(self, accepted: int) -> None:
        if accepted > self.accepted_max:
            raise Violation("bad_drain")
        self.takes_calls, self.accepted_max = False, accepted
        for call in [call for id, call in self.calls.items() if id > accepted]:
            call.finish(failure(Code.UNAVAILABLE, "rpc.drained", "not started", not_started=True))


def parse(kind: type[Any], payload: bytes, word: str) -> Any:
    try:
        return kind.FromString(payload)
    except DecodeError:
        raise Violation(word) from None


def checked(settings: wire_pb2.Settings) -> wire_pb2.Settings:
    """The settings with the standard in place of every 0."""
    full = wire_pb2.Settings()
    full.CopyFrom(settings)
    for name, standard, least, most in (
        ("frame_bytes_max", 1_048_576, 65_536, 16_777_216),
        ("calls_max", 1_024, 1, 65_536),
        ("call_window_bytes", 262_144, 16_384, 1_073_741_824),
        ("connection_window_bytes", 4_194_304, 16_384, 1_073_741_824),
    ):
        value = getattr(full, name) or standard
        if not least <= value <= most:
            raise Violation("bad_settings")
        setattr(full, name, value)
    return full
