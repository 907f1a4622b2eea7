// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetPortraitResponse`.
    package struct GetPortraitResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetPortraitResponse"

        /// `huitou.identity.v1.GetPortraitResponse.PriceBand`.
        package enum PriceBand: CaseIterable, Hashable, Sendable {
            /// `PRICE_BAND_UNSPECIFIED`.
            case unspecified
            /// A price level below 800.
            case economy
            /// `PRICE_BAND_MIDDLE`.
            case middle
            /// A price level above 1250.
            case premium
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [PriceBand] = [
                .unspecified,
                .economy,
                .middle,
                .premium
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .economy
                case 2: self = .middle
                case 3: self = .premium
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .economy: 1
                case .middle: 2
                case .premium: 3
                case .unrecognized(let number): number
                }
            }
        }

        /// `huitou.identity.v1.GetPortraitResponse.Leaning`.
        package struct Leaning: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetPortraitResponse.Leaning"

            package var category: String
            package var share: UInt32

            /// The message with every field at its default.
            package init() {
                self.category = ""
                self.share = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                category: String = "",
                share: UInt32 = 0
            ) {
                self.category = category
                self.share = share
            }
        }

        /// `huitou.identity.v1.GetPortraitResponse.Preference`.
        package struct Preference: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetPortraitResponse.Preference"

            package var name: String
            package var share: UInt32

            /// The message with every field at its default.
            package init() {
                self.name = ""
                self.share = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                name: String = "",
                share: UInt32 = 0
            ) {
                self.name = name
                self.share = share
            }
        }

        /// `huitou.identity.v1.GetPortraitResponse.Lack`.
        package struct Lack: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetPortraitResponse.Lack"

            /// The field of this message that is not told: regularity.
            package var field: String
            /// Of what there is too little: orders, visit_days, priced_units, repeated_units.
            package var of: String
            package var found: UInt32
            package var needed: UInt32

            /// The message with every field at its default.
            package init() {
                self.field = ""
                self.of = ""
                self.found = 0
                self.needed = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                field: String = "",
                of: String = "",
                found: UInt32 = 0,
                needed: UInt32 = 0
            ) {
                self.field = field
                self.of = of
                self.found = found
                self.needed = needed
            }
        }

        /// Nothing is told: nothing may be chosen for this member by what it did.
        package var personalisationOff: Bool
        /// How many orders and days of purchase it is made of; 0: nothing else is told.
        package var orders: UInt32
        package var visitDays: UInt32
        /// Days in the program's time zone, 2026-01-31.
        package var firstDay: String
        package var lastDay: String
        /// What the member leans to, most first, at most 10; shares of what it spent, in thousandths, a
        /// purchase counting half after 180 days.
        package var categories: [IdentityV1.GetPortraitResponse.Leaning]
        /// The price level: what the middle one of the bought units cost, in thousandths of its category's
        /// median among all members.
        package var priceLevel: UInt32?
        package var priceBand: IdentityV1.GetPortraitResponse.PriceBand
        /// Of the units of products that were bought at several prices, how many were bought a tenth or more
        /// below the highest of them, in thousandths.
        package var priceSensitivity: UInt32?
        /// The mean number of days between two days of purchase, in tenths.
        package var meanGapTenths: UInt32?
        /// 1000: always after the same number of days; 0: no rhythm.
        package var regularity: UInt32?
        /// Where, how and when most of the orders were made, with the share of all in thousandths.
        package var store: IdentityV1.GetPortraitResponse.Preference?
        package var channel: IdentityV1.GetPortraitResponse.Preference?
        /// The hour of the day, 0 to 23.
        package var hour: IdentityV1.GetPortraitResponse.Preference?
        /// What cannot be told yet, and how much is needed for it.
        package var lacks: [IdentityV1.GetPortraitResponse.Lack]

        /// The message with every field at its default.
        package init() {
            self.personalisationOff = false
            self.orders = 0
            self.visitDays = 0
            self.firstDay = ""
            self.lastDay = ""
            self.categories = []
            self.priceLevel = nil
            self.priceBand = .unspecified
            self.priceSensitivity = nil
            self.meanGapTenths = nil
            self.regularity = nil
            self.store = nil
            self.channel = nil
            self.hour = nil
            self.lacks = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            personalisationOff: Bool = false,
            orders: UInt32 = 0,
            visitDays: UInt32 = 0,
            firstDay: String = "",
            lastDay: String = "",
            categories: [IdentityV1.GetPortraitResponse.Leaning] = [],
            priceLevel: UInt32? = nil,
            priceBand: IdentityV1.GetPortraitResponse.PriceBand = .unspecified,
            priceSensitivity: UInt32? = nil,
            meanGapTenths: UInt32? = nil,
            regularity: UInt32? = nil,
            store: IdentityV1.GetPortraitResponse.Preference? = nil,
            channel: IdentityV1.GetPortraitResponse.Preference? = nil,
            hour: IdentityV1.GetPortraitResponse.Preference? = nil,
            lacks: [IdentityV1.GetPortraitResponse.Lack] = []
        ) {
            self.personalisationOff = personalisationOff
            self.orders = orders
            self.visitDays = visitDays
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.categories = categories
            self.priceLevel = priceLevel
            self.priceBand = priceBand
            self.priceSensitivity = priceSensitivity
            self.meanGapTenths = meanGapTenths
            self.regularity = regularity
            self.store = store
            self.channel = channel
            self.hour = hour
            self.lacks = lacks
        }
    }
}

extension IdentityV1.GetPortraitResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPortraitResponse()
        huitou__identity__v1__get_portrait_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse>) {
        self.init(
            personalisationOff: c.pointee.personalisation_off != 0,
            orders: c.pointee.orders,
            visitDays: c.pointee.visit_days,
            firstDay: CField.string(c.pointee.first_day),
            lastDay: CField.string(c.pointee.last_day),
            categories: CField.pointees(c.pointee.n_categories, c.pointee.categories) { IdentityV1.GetPortraitResponse.Leaning($0) },
            priceLevel: c.pointee._price_level_case.rawValue == 7 ? c.pointee.price_level : nil,
            priceBand: IdentityV1.GetPortraitResponse.PriceBand(rawValue: Int32(truncatingIfNeeded: c.pointee.price_band.rawValue)),
            priceSensitivity: c.pointee._price_sensitivity_case.rawValue == 9 ? c.pointee.price_sensitivity : nil,
            meanGapTenths: c.pointee._mean_gap_tenths_case.rawValue == 10 ? c.pointee.mean_gap_tenths : nil,
            regularity: c.pointee._regularity_case.rawValue == 11 ? c.pointee.regularity : nil,
            store: c.pointee.store.map { IdentityV1.GetPortraitResponse.Preference($0) },
            channel: c.pointee.channel.map { IdentityV1.GetPortraitResponse.Preference($0) },
            hour: c.pointee.hour.map { IdentityV1.GetPortraitResponse.Preference($0) },
            lacks: CField.pointees(c.pointee.n_lacks, c.pointee.lacks) { IdentityV1.GetPortraitResponse.Lack($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPortraitResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetPortraitResponse.self)
        huitou__identity__v1__get_portrait_response__init(c)
        c.pointee.personalisation_off = personalisationOff ? 1 : 0
        c.pointee.orders = orders
        c.pointee.visit_days = visitDays
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        (c.pointee.n_categories, c.pointee.categories) = arena.array(categories) {
            $0.makeC(arena)
        }
        if let value = priceLevel {
            c.pointee._price_level_case = .init(rawValue: 7)
            c.pointee.price_level = value
        }
        c.pointee.price_band = .init(rawValue: .init(truncatingIfNeeded: priceBand.rawValue))
        if let value = priceSensitivity {
            c.pointee._price_sensitivity_case = .init(rawValue: 9)
            c.pointee.price_sensitivity = value
        }
        if let value = meanGapTenths {
            c.pointee._mean_gap_tenths_case = .init(rawValue: 10)
            c.pointee.mean_gap_tenths = value
        }
        if let value = regularity {
            c.pointee._regularity_case = .init(rawValue: 11)
            c.pointee.regularity = value
        }
        if let value = store { c.pointee.store = value.makeC(arena) }
        if let value = channel { c.pointee.channel = value.makeC(arena) }
        if let value = hour { c.pointee.hour = value.makeC(arena) }
        (c.pointee.n_lacks, c.pointee.lacks) = arena.array(lacks) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.GetPortraitResponse.Leaning {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPortraitResponse__Leaning()
        huitou__identity__v1__get_portrait_response__leaning__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Leaning>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Leaning>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Leaning>) {
        self.init(
            category: CField.string(c.pointee.category),
            share: c.pointee.share
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPortraitResponse__Leaning> {
        let c = arena.allocate(Huitou__Identity__V1__GetPortraitResponse__Leaning.self)
        huitou__identity__v1__get_portrait_response__leaning__init(c)
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        c.pointee.share = share
        return c
    }
}

extension IdentityV1.GetPortraitResponse.Preference {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPortraitResponse__Preference()
        huitou__identity__v1__get_portrait_response__preference__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Preference>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Preference>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Preference>) {
        self.init(
            name: CField.string(c.pointee.name),
            share: c.pointee.share
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPortraitResponse__Preference> {
        let c = arena.allocate(Huitou__Identity__V1__GetPortraitResponse__Preference.self)
        huitou__identity__v1__get_portrait_response__preference__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.share = share
        return c
    }
}

extension IdentityV1.GetPortraitResponse.Lack {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPortraitResponse__Lack()
        huitou__identity__v1__get_portrait_response__lack__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Lack>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Lack>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPortraitResponse__Lack>) {
        self.init(
            field: CField.string(c.pointee.field),
            of: CField.string(c.pointee.of),
            found: c.pointee.found,
            needed: c.pointee.needed
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPortraitResponse__Lack> {
        let c = arena.allocate(Huitou__Identity__V1__GetPortraitResponse__Lack.self)
        huitou__identity__v1__get_portrait_response__lack__init(c)
        if !field.isEmpty { c.pointee.field = arena.string(field) }
        if !of.isEmpty { c.pointee.of = arena.string(of) }
        c.pointee.found = found
        c.pointee.needed = needed
        return c
    }
}
