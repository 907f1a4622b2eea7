/// Keys and id tokens made with the `openssl` command, so that what we verify was not signed by us.
///
/// The tokens are of `https://issuer.example` for `huitou`, issued 5 s before 2026-01-01, for ten
/// minutes. The private keys are gone.
enum SignedElsewhere {
    static let modulus =
        "l14a9h0VOcl7574urd0QOkE4F1Q9QQRNCJGXLXiFprAE34hILVuejkb9_rg_W9iSupKdjqVV"
        + "eer9AXhB7tbSXY9W7UZdS0k9zbyFiPrNEcZ33YCh4lF_6ugolfJwNLoICEEQtvBIXhhCwfA6"
        + "NX6bdgUp5Mo_L6mRC1ckZcEk01X4xEU_XKfRw5eyLmUjdNCMLkVAEc8T6RXquZUJKJ4G8Z0V"
        + "aDHj1ApCXz-envQVZs10PZWuPYV4Rfo3B3iiOhRuP0Zr5ieqALHPJSEv4aPdx3EZNZwheMMV"
        + "LsS-YQbiin5DhccvEpQstDp_wSZUVYPqt9Pm9gRzHuHvo47uSRnwEQ"
    static let x = "mCu4lzk8UBb86tgyPl4rMMM7SG3aPYO_gkQ0xFVLSng"
    static let y = "pGPepYvXDC2R3M7ZYvdkp7_HcsGAWaLm55UZUEUyZe0"
    static let rs256 =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczo"
        + "vL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicGVyc29uLTEiLCJhdWQiOiJodWl0b3UiLCJpYXQ"
        + "iOjE3NjcyMjU1OTUsImV4cCI6MTc2NzIyNjIwMCwibm9uY2UiOiJub25jZS0wMTIzNDU2Nzg"
        + "5In0.NDhH9MXtIBVHnS3T-Laq71YLCoulzb55paXlWQhDU1HZIW9ItUjdCXohIBuXBAGJg4y"
        + "k6ik0QlnhQQptTslEgPqDoNXjHroBWC9B8CyyutAybAq00O17TvdDkaHYFjH9bOxaxXdfyLs"
        + "vw6w44fTlYHx5GbSemQz4RFu0tJbhJ1QoD_ijvGA7r1m_2txep18HlGXZ5b2UDxlH-znOtwi"
        + "XkJU8x6b9fvwiEhFHldKy8L0-buKFrzNUVa4wvAnWXiZXUufWYERKGoVV-vKO4ZjNzfr2kO-"
        + "JkBoUQOiDz3T-SDMz98ANctSp0cdWuF4XU4s2nscCQoGe0HwLcBdU6nyq1w"
    static let es256 =
        "eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczov"
        + "L2lzc3Vlci5leGFtcGxlIiwic3ViIjoicGVyc29uLTEiLCJhdWQiOiJodWl0b3UiLCJpYXQi"
        + "OjE3NjcyMjU1OTUsImV4cCI6MTc2NzIyNjIwMCwibm9uY2UiOiJub25jZS0wMTIzNDU2Nzg5"
        + "In0.ghshz66n8YXTSCZHzBNeVvqK9QI3UqSiMFIR4ZxKZyJPFZPeDJMtlMOq29mTP8Xb9XjS"
        + "SGmVwPJQGkI9v7iOTg"
    static let nonce = "nonce-0123456789"

    static let keySet = """
        {"keys":[{"kty":"RSA","kid":"rsa","use":"sig","alg":"RS256","e":"AQAB","n":"\(modulus)"},
        {"kty":"EC","crv":"P-256","kid":"ec","x":"\(x)","y":"\(y)"}]}
        """
}
