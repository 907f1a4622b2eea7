/// The inverse of a symmetric positive definite matrix, by Cholesky's factors.
enum SymmetricInverse {
    /// Inverts in place, in blocks that fit the processor's cache; needs about size³ products.
    ///
    /// - Parameters:
    ///   - matrix: All of it, row after row.
    ///   - size: How many rows and columns.
    static func invert(_ matrix: inout [Float], size: Int) {
        precondition(matrix.count == size * size, "\(matrix.count) numbers are no square")
        matrix.withUnsafeMutableBufferPointer { matrix in
            guard let start = matrix.baseAddress else { return }
            factor(start, size)
            invertFactor(start, size)
            multiplyFactors(start, size)
        }
    }

    /// Lower factor L of A = L Lᵀ, row by row: each place is a product of two rows so far.
    private static func factor(_ a: UnsafeMutablePointer<Float>, _ size: Int) {
        for row in 0..<size {
            let this = a + row * size
            for column in 0..<row {
                let other = a + column * size
                let rest = this[column] - dot(this, other, column)
                this[column] = rest / other[column]
            }
            let rest = this[row] - dot(this, this, row)
            this[row] = max(rest, 1e-12).squareRoot()
        }
    }

    /// The inverse of L, in the upper triangle transposed: row j holds column j of the inverse.
    private static func invertFactor(_ a: UnsafeMutablePointer<Float>, _ size: Int) {
        for column in 0..<size {
            // The diagonal keeps 1 / L(j, j), which the steps below divide by.
            a[column * size + column] = 1 / a[column * size + column]
        }
        for column in 0..<size {
            let result = a + column * size
            for row in (column + 1)..<max(column + 1, size) {
                let lower = a + row * size
                let sum = dot(lower + column, result + column, row - column)
                result[row] = -sum * lower[row]
            }
        }
    }

    /// A⁻¹ = L⁻ᵀ L⁻¹: place (i, j) is the product of rows i and j of the upper triangle from j on.
    private static func multiplyFactors(_ a: UnsafeMutablePointer<Float>, _ size: Int) {
        for row in 0..<size {
            let this = a + row * size
            for column in row..<size {
                let other = a + column * size
                let product = dot(this + column, other + column, size - column)
                // The lower triangle is not needed any more.
                if column > row { other[row] = product } else { this[row] = product }
            }
            // Row `row` is read again only by rows before it, which are done.
        }
        for row in 0..<size {
            for column in (row + 1)..<max(row + 1, size) {
                a[row * size + column] = a[column * size + row]
            }
        }
    }

    /// The product of two rows, in sixteen sums that the processor adds side by side.
    @inline(__always)
    private static func dot(
        _ first: UnsafePointer<Float>,
        _ second: UnsafePointer<Float>,
        _ count: Int
    ) -> Float {
        var low = SIMD8<Float>.zero
        var high = SIMD8<Float>.zero
        let whole = count & ~15
        var index = 0
        while index < whole {
            let a = UnsafeRawPointer(first + index)
            let b = UnsafeRawPointer(second + index)
            low += a.loadUnaligned(as: SIMD8<Float>.self) * b.loadUnaligned(as: SIMD8<Float>.self)
            high +=
                a.loadUnaligned(fromByteOffset: 32, as: SIMD8<Float>.self)
                * b.loadUnaligned(fromByteOffset: 32, as: SIMD8<Float>.self)
            index += 16
        }
        var sum = (low + high).sum()
        while index < count {
            sum += first[index] * second[index]
            index += 1
        }
        return sum
    }
}
