import Foundation

/// What processes have used so far: CPU time, and bytes that they had written to disk.
package struct ProcessUsage {
    private var seconds = 0.0
    private var writtenBytes = 0.0

    /// Adds up what these processes and their children have used.
    ///
    /// Of a process that has ended nothing is counted.
    package init(of processes: [Int32]) {
        for process in processes + processes.flatMap(Self.children) {
            seconds += Self.seconds(of: process)
            writtenBytes += Self.writtenBytes(of: process)
        }
    }

    /// The process of a service that `compose/up` started; none where there is no such.
    package static func processes(home: String, service: String) -> [Int32] {
        let path = "\(home)/run/\(service).pid"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return [Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))].compactMap { $0 }
    }

    /// What an operation cost since `earlier`.
    package func report(since earlier: ProcessUsage, operations: Int) -> String {
        let count = Double(max(operations, 1))
        let microseconds = (seconds - earlier.seconds) / count * 1e6
        let bytes = (writtenBytes - earlier.writtenBytes) / count
        return String(
            format: "%.0f us of CPU and %.1f KiB written for each",
            microseconds,
            bytes / 1024
        )
    }

    private static func children(of process: Int32) -> [Int32] {
        let path = "/proc/\(process)/task/\(process)/children"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return text.split(separator: " ").compactMap { Int32($0) }
    }

    /// User and system time: fields 14 and 15 of proc(5)'s `stat`, in ticks of 10 ms.
    private static func seconds(of process: Int32) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[end...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { return 0 }
        return (user + system) / 100
    }

    private static func writtenBytes(of process: Int32) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8)
        else { return 0 }
        for line in text.split(separator: "\n") where line.hasPrefix("write_bytes: ") {
            return Double(line.dropFirst("write_bytes: ".count)) ?? 0
        }
        return 0
    }
}
