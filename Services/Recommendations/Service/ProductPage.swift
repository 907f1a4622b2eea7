import Messages
import RPCCore
import RecommendationsDomain

/// Which part of the catalogue is asked for.
struct ProductPage {
    /// The most products of a page.
    static let sizeMax: UInt32 = 200
    /// How many there are where none is asked for.
    static let sizeDefault: UInt32 = 50
    /// A page ends before its products have more bytes than this together, or with its first one.
    static let byteCountMax = 512 * 1024

    /// The longest beginning that may be asked for.
    private static let prefixByteCountMax = 64
    /// The longest sku that an order may name, in bytes.
    private static let skuByteCountMax = 256

    private let size: Int
    private let cursor: String
    private let prefix: String

    /// Takes a request from outside.
    ///
    /// - Throws: What names the field.
    init(validating request: RecommendationsV1.ListProductsRequest) throws(RPCError) {
        guard request.pageSize <= Self.sizeMax else {
            throw .invalid(field: "page_size", "must be 0 to \(Self.sizeMax)")
        }
        guard Self.isPart(request.cursor, byteCountMax: Self.skuByteCountMax) else {
            throw .invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        guard Self.isPart(request.skuPrefix, byteCountMax: Self.prefixByteCountMax) else {
            throw .invalid(
                field: "sku_prefix",
                "must be at most \(Self.prefixByteCountMax) bytes of printable text"
            )
        }
        size = Int(request.pageSize == 0 ? Self.sizeDefault : request.pageSize)
        cursor = request.cursor
        prefix = request.skuPrefix
    }

    private static func isPart(_ text: String, byteCountMax: Int) -> Bool {
        text.isEmpty || Product.isPrintable(text, byteCountMax: byteCountMax)
    }

    /// Reads the page.
    func read(
        from store: any RecommendationsStore
    ) async throws -> RecommendationsV1.ListProductsResponse {
        let products = try await store.products(after: cursor, prefix: prefix, countMax: size + 1)
        var page: [RecommendationsV1.ListProductsResponse.ListedProduct] = []
        var byteCount = 0
        for product in products.prefix(size) {
            let message = RecommendationsV1.Product(product)
            byteCount += try message.encoded().count
            if byteCount > Self.byteCountMax, !page.isEmpty { break }
            page.append(.init(product: message, inCatalogue: product.isCatalogued))
        }
        return RecommendationsV1.ListProductsResponse(
            products: page,
            nextCursor: page.count < products.count ? products[page.count - 1].sku : ""
        )
    }
}

extension RecommendationsV1.Product {
    /// What the catalogue says of a product, as it is put.
    fileprivate init(_ product: Product) {
        let details = product.details
        self.init(
            sku: product.sku,
            name: product.name,
            category: product.category,
            brand: product.brand,
            department: product.department,
            recommendable: product.isRecommendable,
            type: details.type,
            maker: details.maker,
            ownBrand: details.isOwnBrand,
            priceFen: details.priceFen,
            ageMonthsMin: UInt32(details.ageMonthsMin),
            ageMonthsMax: UInt32(details.ageMonthsMax),
            text: details.text,
            attributes: details.attributes.map { .init(name: $0.name, value: $0.value) }
        )
    }
}
