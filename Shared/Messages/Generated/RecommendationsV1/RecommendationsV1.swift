// swift-format-ignore-file
// Made by protos/generate from package huitou.recommendations.v1. Do not edit.

/// Messages, clients and servers of `huitou.recommendations.v1`.
package enum RecommendationsV1 {}
