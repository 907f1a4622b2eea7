// swift-format-ignore-file
// Made by protos/generate from package huitou.identity.v1. Do not edit.

/// Messages, clients and servers of `huitou.identity.v1`.
package enum IdentityV1 {}
