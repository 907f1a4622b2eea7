// swift-format-ignore-file
// Made by protos/generate from package huitou.tiers.v1. Do not edit.

/// Messages, clients and servers of `huitou.tiers.v1`.
package enum TiersV1 {}
