import Foundation
import Glibc
import Synchronization

/// A TCP proxy on loopback that does to each connection what a script says.
///
/// It knows nothing of what crosses it, so it stands as well between two ends of a test as between
/// real processes. One thread serves all of its links; `stop` ends it.
///
/// ```swift
/// let proxy = try FaultProxy(to: port) { _ in LinkScript(up: [.pass(700), .reset]) }
/// // … a client connects to proxy.port …
/// proxy.stop()
/// ```
package final class FaultProxy: Sendable {
    /// Makes the script of a link from its number: 0 for the first connection that came.
    package typealias Script = @Sendable (_ number: Int) -> LinkScript

    /// What has crossed a link.
    package struct Figures: Hashable, Sendable {
        /// Bytes that the client's way delivered.
        package var up = 0
        /// Bytes that the server's way delivered.
        package var down = 0
        /// Whether both ends are still connected to the proxy.
        package var isOpen = true
    }

    private struct Link {
        let client: Int32
        let server: Int32
        var up: LinkWay
        var down: LinkWay
        let number: Int
    }

    private struct Shared {
        var script: Script
        var figures: [Figures] = []
        var mustStop = false
        var mustReset = false
        var mustResume = false
        var refuses = false
    }

    /// The port to connect to.
    package let port: Int
    private let targetPort: Int
    private let listener: Int32
    private let wake: (reader: Int32, writer: Int32)
    private let shared: Mutex<Shared>
    private let done = DispatchSemaphore(value: 0)

    /// Starts a proxy.
    ///
    /// - Parameters:
    ///   - targetPort: The port on 127.0.0.1 to which links lead; asked anew for every link.
    ///   - port: The port to listen on; 0 for any free one.
    ///   - script: What happens on each link.
    /// - Throws: Where there is no such port.
    package init(
        to targetPort: Int,
        port: Int = 0,
        script: @escaping Script = { _ in .unharmed }
    ) throws {
        self.targetPort = targetPort
        (listener, self.port) = try LoopbackSocket.listen(port: port)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SocketFailure(call: "pipe", number: errno) }
        for end in ends {
            LoopbackSocket.closeOnExecution(end)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        wake = (ends[0], ends[1])
        shared = Mutex(Shared(script: script))
        Thread.detachNewThread { self.run() }
    }

    /// What has crossed each link so far, in the order in which they came.
    package var links: [Figures] { shared.withLock { $0.figures } }

    /// Has other things happen on the links to come.
    package func setScript(_ script: @escaping Script) {
        shared.withLock { $0.script = script }
    }

    /// Resets every link; later ones are not touched.
    package func resetLinks() { order { $0.mustReset = true } }

    /// Lets stalled ways go on.
    package func resume() { order { $0.mustResume = true } }

    /// Resets connections as soon as they come, or no longer.
    package func refuse(_ refuses: Bool) { order { $0.refuses = refuses } }

    /// Ends the proxy and all of its links, and waits for it.
    package func stop() {
        order { $0.mustStop = true }
        done.wait()
    }

    private func order(_ change: (inout Shared) -> Void) {
        shared.withLock { change(&$0) }
        _ = Glibc.write(wake.writer, [1], 1)
    }

    private func run() {
        var links: [Link] = []
        while true {
            let orders = shared.withLock { shared in
                defer { (shared.mustReset, shared.mustResume) = (false, false) }
                return (shared.mustStop, shared.mustReset, shared.mustResume)
            }
            if orders.0 || orders.1 {
                for link in links { close(link, by: .reset) }
                links = []
            }
            if orders.0 { break }
            if orders.2 {
                for index in links.indices {
                    links[index].up.resume()
                    links[index].down.resume()
                }
            }
            wait(&links)
        }
        _ = Glibc.close(listener)
        _ = Glibc.close(wake.reader)
        _ = Glibc.close(wake.writer)
        done.signal()
    }

    /// Waits until something can be done, and does it.
    private func wait(_ links: inout [Link]) {
        var set = [
            pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.reader, events: Int16(POLLIN), revents: 0),
        ]
        let now = ContinuousClock.now
        var timeout = Duration.seconds(60)
        for link in links {
            var wanted: (client: Int32, server: Int32) = (0, 0)
            if link.up.wantsToRead { wanted.client |= POLLIN }
            if link.down.wantsToRead { wanted.server |= POLLIN }
            for (way, isUp) in [(link.up, true), (link.down, false)] {
                guard let next = way.nextWriteAt else { continue }
                if next > now {
                    timeout = min(timeout, now.duration(to: next))
                } else if isUp {
                    wanted.server |= POLLOUT
                } else {
                    wanted.client |= POLLOUT
                }
            }
            // A socket of which nothing is wanted would wake the poll for its hang-up for ever.
            set.append(Self.entry(link.client, wanted.client))
            set.append(Self.entry(link.server, wanted.server))
        }
        let milliseconds = timeout / .milliseconds(1)
        _ = poll(&set, nfds_t(set.count), Int32(min(60_000, milliseconds.rounded(.up))))
        if set[1].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 64)
            while Glibc.read(wake.reader, &bytes, bytes.count) > 0 {}
        }
        var kept: [Link] = []
        for (index, link) in links.enumerated() {
            let ready = (set[2 + 2 * index].revents, set[3 + 2 * index].revents)
            if let link = advance(link, clientReady: ready.0, serverReady: ready.1) {
                kept.append(link)
            }
        }
        links = kept
        if set[0].revents != 0 { accept(&links) }
    }

    private static func entry(_ socket: Int32, _ events: Int32) -> pollfd {
        pollfd(fd: events == 0 ? -1 : socket, events: Int16(events), revents: 0)
    }

    private func accept(_ links: inout [Link]) {
        let client = Glibc.accept(listener, nil, nil)
        guard client >= 0 else { return }
        LoopbackSocket.closeOnExecution(client)
        LoopbackSocket.sendAtOnce(client)
        let (number, script, refuses) = shared.withLock { shared in
            shared.figures.append(Figures())
            let number = shared.figures.count - 1
            return (number, shared.script, shared.refuses)
        }
        let server = refuses ? nil : LoopbackSocket.connect(port: targetPort)
        guard let server else {
            LoopbackSocket.reset(client)
            shared.withLock { $0.figures[number].isOpen = false }
            return
        }
        let steps = script(number)
        var link = Link(
            client: client,
            server: server,
            up: LinkWay(from: client, to: server, steps.up),
            down: LinkWay(from: server, to: client, steps.down),
            number: number
        )
        link.up.carryOutSteps()
        link.down.carryOutSteps()
        links.append(link)
    }

    /// Moves what can be moved on a link.
    ///
    /// - Returns: The link; `nil` once it is over.
    private func advance(_ link: Link, clientReady: Int16, serverReady: Int16) -> Link? {
        var link = link
        var works = true
        let broken = Int16(POLLIN | POLLHUP | POLLERR)
        if clientReady & broken != 0, link.up.wantsToRead { works = works && link.up.read() }
        if serverReady & broken != 0, link.down.wantsToRead { works = works && link.down.read() }
        for _ in 0..<2 {
            let now = ContinuousClock.now
            if let next = link.up.nextWriteAt, next <= now { works = works && link.up.write() }
            if let next = link.down.nextWriteAt, next <= now { works = works && link.down.write() }
        }
        shared.withLock { shared in
            shared.figures[link.number].up = link.up.writtenBytes
            shared.figures[link.number].down = link.down.writtenBytes
        }
        guard works else {
            close(link, by: .reset)
            return nil
        }
        return end(link)
    }

    private func end(_ link: Link) -> Link? {
        for way in [link.up, link.down] {
            switch way.end {
            case .reset, .close:
                close(link, by: way.end ?? .close)
                return nil
            case .halfClose:
                // Once more where it was done already: harmless.
                _ = shutdown(way.target, Int32(SHUT_WR))
            default: break
            }
        }
        guard link.up.end != nil, link.down.end != nil else { return link }
        close(link, by: .close)
        return nil
    }

    private func close(_ link: Link, by step: LinkStep) {
        for socket in [link.client, link.server] {
            if step == .reset {
                LoopbackSocket.reset(socket)
            } else {
                _ = Glibc.close(socket)
            }
        }
        shared.withLock { $0.figures[link.number].isOpen = false }
    }
}
