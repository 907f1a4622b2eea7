// swift-format-ignore-file
// Made by protos/generate from package huitou.test.v1. Do not edit.

/// Messages, clients and servers of `huitou.test.v1`.
package enum TestV1 {}
