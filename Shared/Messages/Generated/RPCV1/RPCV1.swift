// swift-format-ignore-file
// Made by protos/generate from package huitou.rpc.v1. Do not edit.

/// Messages, clients and servers of `huitou.rpc.v1`.
package enum RPCV1 {}
