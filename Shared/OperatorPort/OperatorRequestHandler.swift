internal import NIOCore
internal import NIOHTTP1

/// Answers the one request of a connection and closes it.
final class OperatorRequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let pages: [String: OperatorPage]
    private let meter: AnswerMeter
    private var isAnswered = false

    init(pages: [String: OperatorPage], meter: AnswerMeter) {
        self.pages = pages
        self.meter = meter
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // The head says it all; a body is never waited for.
        guard case .head(let head) = unwrapInboundIn(data), !isAnswered else { return }
        isAnswered = true
        send(answer(to: head), to: head, context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Not HTTP, or the peer is gone.
        context.close(promise: nil)
    }

    private func answer(to head: HTTPRequestHead) -> OperatorPage.Answer {
        guard meter.takes(now: .now()) else {
            return OperatorPage.Answer(status: 429, body: "too many requests\n")
        }
        guard head.method == .GET || head.method == .HEAD else {
            return OperatorPage.Answer(status: 405, body: "only GET and HEAD\n")
        }
        let path = String(head.uri.prefix { $0 != "?" })
        guard let page = pages[path] else {
            let paths = pages.keys.sorted().joined(separator: "\n")
            return OperatorPage.Answer(status: 404, body: "there is:\n\(paths)\n")
        }
        return page.answer()
    }

    private func send(
        _ answer: OperatorPage.Answer,
        to head: HTTPRequestHead,
        _ context: ChannelHandlerContext
    ) {
        var headers = HTTPHeaders()
        headers.add(name: "Content-Type", value: answer.contentType)
        headers.add(name: "Content-Length", value: String(answer.body.utf8.count))
        headers.add(name: "Cache-Control", value: "no-store")
        headers.add(name: "X-Content-Type-Options", value: "nosniff")
        headers.add(name: "Connection", value: "close")
        if answer.status == 405 { headers.add(name: "Allow", value: "GET, HEAD") }
        let response = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: answer.status),
            headers: headers
        )
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if head.method != .HEAD {
            let body = context.channel.allocator.buffer(string: answer.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        let channel = context.channel
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
    }
}
