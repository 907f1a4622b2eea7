import RPCCore
import TestKit
import Testing

/// How many calls partners have left.
struct TokenBucketTests {
    private let start = Moment(ContinuousClock().now)

    @Test func burstIsThereAtOnceAndComesBackSteadily() {
        var bucket = TokenBucket(capacity: 3, at: start)
        for _ in 0..<3 { #expect(bucket.take(perSecond: 2, capacity: 3, at: start) == nil) }
        let wait = bucket.take(perSecond: 2, capacity: 3, at: start)
        #expect(wait == .milliseconds(500))
        let early = start.advanced(by: .microseconds(499_999))
        #expect(bucket.take(perSecond: 2, capacity: 3, at: early) == .microseconds(1))
        let due = start.advanced(by: .milliseconds(500))
        #expect(bucket.take(perSecond: 2, capacity: 3, at: due) == nil)
        #expect(bucket.take(perSecond: 2, capacity: 3, at: due) == .milliseconds(500))
    }

    @Test func neverMoreThanTheBurst() {
        var bucket = TokenBucket(capacity: 2, at: start)
        #expect(bucket.take(perSecond: 100_000, capacity: 2, at: start) == nil)
        let later = start.advanced(by: .seconds(1_000_000))
        #expect(bucket.isFull(at: later))
        for _ in 0..<2 { #expect(bucket.take(perSecond: 1, capacity: 2, at: later) == nil) }
        #expect(bucket.take(perSecond: 1, capacity: 2, at: later) == .seconds(1))
    }

    @Test func clockThatStandsStillGivesNothing() {
        var bucket = TokenBucket(capacity: 1, at: start)
        #expect(bucket.take(perSecond: 7, capacity: 1, at: start) == nil)
        let before = start.advanced(by: .seconds(-5))
        #expect(bucket.take(perSecond: 7, capacity: 1, at: before) != nil)
        #expect(bucket.take(perSecond: 7, capacity: 1, at: start) != nil)
    }
}
