internal import Glibc
internal import PrometheusMetrics

/// What the system says of this process, asked for when the metrics are shown.
enum ProcessMetrics {
    /// Shows the figures under the names that Prometheus's own libraries give them.
    ///
    /// - Parameters:
    ///   - registry: Where they are shown.
    ///   - startedAt: When the process started, seconds since the epoch.
    static func observe(in registry: MetricRegistry, startedAt: Double) {
        registry.observe("process_cpu_seconds_total", read: cpuSeconds)
        registry.observe("process_resident_memory_bytes") { memoryBytes(field: 1) }
        registry.observe("process_virtual_memory_bytes") { memoryBytes(field: 0) }
        registry.observe("process_open_fds", read: openDescriptorCount)
        registry.observe("process_max_fds", read: descriptorCountMax)
        registry.observe("process_start_time_seconds") { startedAt }
    }

    private static func cpuSeconds() -> Double? {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return nil }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }

    /// A field of `/proc/self/statm`, which counts pages.
    private static func memoryBytes(field: Int) -> Double? {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let fields = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
        guard field < fields.count, let pages = Double(fields[field]) else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static func openDescriptorCount() -> Double? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            // "." and ".." are no descriptors.
            if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
        }
        // The one through which the folder is read is not counted.
        return Double(count - 1)
    }

    private static func descriptorCountMax() -> Double? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return nil
        }
        return limit.rlim_cur == rlim_t.max ? .infinity : Double(limit.rlim_cur)
    }
}
