/// The goods of the demonstration: a small supermarket with a corner for beauty and one for babies.
package enum DemoCatalogue {
    /// What may be required of a product: skin, dry.
    package struct Attribute: Hashable {
        /// What it tells.
        package let name: String
        /// What it is.
        package let value: String
    }

    /// One product.
    package struct Product: Hashable {
        /// The stock keeping unit: `demo-012`.
        package let sku: String
        /// Chinese and English name.
        package let name: String
        /// The category.
        package let category: String
        /// The department.
        package let department: String
        /// The shelf price in fen.
        package let priceFen: Int64
        /// The brand.
        package let brand: String
        /// The ages in months that it is meant for; `nil` for everybody.
        package let ageMonths: ClosedRange<UInt32>?
        /// What is said of it.
        package let text: String
        /// What may be required of it.
        package let attributes: [Attribute]
    }

    /// Every product, always in the same order.
    package static let products: [Product] = (sections + careSections).flatMap { section in
        section.goods.map { good in (section, good) }
    }
    .enumerated()
    .map { index, item in
        let number = String(index + 1)
        return Product(
            sku: "demo-" + String(repeating: "0", count: 3 - number.count) + number,
            name: item.1.name,
            category: item.0.category,
            department: item.0.department,
            priceFen: item.1.priceFen,
            brand: item.1.brand,
            ageMonths: item.1.ageMonths,
            text: item.1.text,
            attributes: item.1.attributes
        )
    }

    struct Good {
        let name: String
        let priceFen: Int64
        let brand: String
        let ageMonths: ClosedRange<UInt32>?
        let text: String
        let attributes: [Attribute]

        init(
            _ name: String,
            _ priceFen: Int64,
            brand: String = "Demo",
            ageMonths: ClosedRange<UInt32>? = nil,
            text: String = "",
            _ attributes: KeyValuePairs<String, String> = [:]
        ) {
            self.name = name
            self.priceFen = priceFen
            self.brand = brand
            self.ageMonths = ageMonths
            self.text = text
            self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
        }
    }

    struct Section {
        let department: String
        let category: String
        let goods: [Good]
    }

    private static let sections: [Section] = [
        Section(
            department: "fresh",
            category: "fruit",
            goods: [
                Good("香蕉 Bananas 1 kg", 799), Good("苹果 Apples 1 kg", 1180),
                Good("橙子 Oranges 1 kg", 1090), Good("葡萄 Grapes 500 g", 1590),
                Good("草莓 Strawberries 300 g", 2490), Good("西瓜 Watermelon", 2980),
            ]
        ),
        Section(
            department: "fresh",
            category: "vegetables",
            goods: [
                Good("西红柿 Tomatoes 500 g", 490), Good("黄瓜 Cucumbers 500 g", 380),
                Good("土豆 Potatoes 1 kg", 450), Good("青菜 Pak choi 400 g", 350),
                Good("胡萝卜 Carrots 500 g", 320), Good("洋葱 Onions 500 g", 290),
            ]
        ),
        Section(
            department: "fresh",
            category: "meat and eggs",
            goods: [
                Good("鸡蛋 Eggs, 15", 1890), Good("猪肉 Pork 500 g", 1690),
                Good("鸡胸肉 Chicken breast 500 g", 1490), Good("牛肉 Beef 500 g", 4590),
                Good("三文鱼 Salmon 200 g", 3980),
            ]
        ),
        Section(
            department: "grocery",
            category: "rice and noodles",
            goods: [
                Good("大米 Rice 5 kg", 3990), Good("挂面 Noodles 1 kg", 890),
                Good("面粉 Flour 2.5 kg", 1590), Good("方便面 Instant noodles, 5", 1350),
            ]
        ),
        Section(
            department: "grocery",
            category: "sauces and oil",
            goods: [
                Good("酱油 Soy sauce 500 ml", 1090), Good("花生油 Peanut oil 5 l", 9990),
                Good("香醋 Vinegar 500 ml", 690), Good("辣椒酱 Chilli sauce 280 g", 990),
            ]
        ),
        Section(
            department: "dairy",
            category: "milk and yoghurt",
            goods: [
                Good("牛奶 Milk 1 l", 1290), Good("酸奶 Yoghurt 8 × 100 g", 1690),
                Good("奶酪 Cheese 200 g", 2190), Good("黄油 Butter 200 g", 1890),
            ]
        ),
        Section(
            department: "drinks",
            category: "tea and water",
            goods: [
                Good("矿泉水 Water 12 × 500 ml", 1880), Good("绿茶 Green tea 100 g", 4990),
                Good("可乐 Cola 6 × 330 ml", 1490), Good("果汁 Juice 1 l", 1190),
                Good("咖啡 Coffee 250 g", 5990),
            ]
        ),
        Section(
            department: "household",
            category: "cleaning and paper",
            goods: [
                Good("卫生纸 Toilet paper, 12", 2990), Good("抽纸 Tissues, 6", 1590),
                Good("洗衣液 Detergent 2 l", 3990), Good("洗洁精 Dish soap 1 l", 990),
                Good("牙膏 Toothpaste 120 g", 1290), Good("洗发水 Shampoo 500 ml", 3990),
            ]
        ),
    ]
}
