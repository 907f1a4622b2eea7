import Glibc
@testable import ServiceRuntime
import Testing

struct FileLimitTests {
    @Test func limitIsRaisedToWhatTheSystemAllows() {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var before = rlimit()
        #expect(getrlimit(resource, &before) == 0)
        // Lowered to no less than this process may have open, so that other tests go on.
        var lowered = before
        lowered.rlim_cur = max(before.rlim_max / 2, 1_024)
        #expect(setrlimit(resource, &lowered) == 0)
        #expect(FileLimit.raise() == Int(clamping: before.rlim_max))
        var after = rlimit()
        #expect(getrlimit(resource, &after) == 0)
        #expect(after.rlim_cur == before.rlim_max)
    }
}
