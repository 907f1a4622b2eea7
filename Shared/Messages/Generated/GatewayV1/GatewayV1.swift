// swift-format-ignore-file
// Made by protos/generate from package huitou.gateway.v1. Do not edit.

/// Messages, clients and servers of `huitou.gateway.v1`.
package enum GatewayV1 {}
