import Testing

@testable import Generator

@Suite("Names in Swift")
struct SwiftNameTests {
    @Test(
        arguments: [
            ("member_id", "memberID"), ("id", "id"), ("sku", "sku"), ("order_ids", "orderIDs"),
            ("file_descriptor_set", "fileDescriptorSet"), ("name_en", "nameEn"),
            ("public", "`public`"), ("item_sku", "itemSKU"),
        ]
    )
    func member(snake: String, swift: String) {
        #expect(SwiftName.member(snake) == swift)
    }
}
