"""Decodes and encodes messages with Python's protobuf, for PythonTests.

Reads descriptors.bin and questions.json in the folder that is its argument, writes answers.json.
"""

import json
import pathlib
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    files = descriptor_pb2.FileDescriptorSet.FromString((folder / "descriptors.bin").read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    answers = []
    for number, question in enumerate(json.loads((folder / "questions.json").read_text())):
        kind = message_factory.GetMessageClass(pool.FindMessageTypeByName(question["type"]))
        message = kind.FromString(bytes.fromhex(question["bytes"]))
        read = json_format.Parse(question["json"], kind())
        answers.append(
            {
                "bytes": message.SerializeToString(deterministic=True).hex(),
                "bytesOfJSON": read.SerializeToString(deterministic=True).hex(),
                "json": json_format.MessageToJson(
                    message,
                    indent=None if number % 2 else 2,
                    preserving_proto_field_name=number % 3 == 0,
                    use_integers_for_enums=number % 5 == 0,
                ),
            }
        )
    (folder / "answers.json").write_text(json.dumps(answers))


main()
