// swift-format-ignore-file
// Made by protos/generate from package huitou.points.v1. Do not edit.

/// Messages, clients and servers of `huitou.points.v1`.
package enum PointsV1 {}
