using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Catalog;

public static class ProductErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Product.NotFound",
        "This product is not in the catalogue.", "It may have been deleted; search for it by title or SKU.");

    public static Error Locked { get; } = new(ErrorKind.Conflict, "Product.Locked",
        "This product is locked out of sync and of edits.", "Unlock it first.");

    public static Error AlreadyInStore { get; } = new(ErrorKind.Conflict, "Product.AlreadyInStore", "The store has this product already.");

    public static Error StalePage(int version) => new(ErrorKind.Conflict, "Product.StalePage",
        $"Somebody saved this product while you were editing; it is now at version {version}.", "Reload the page, look at what moved, and make your edit again.");

    public static Error UnknownField(FieldPath path) => new(ErrorKind.Invalid, "Product.UnknownField",
        $"There is no field '{path}'.", "Use a path such as title, tags, variants[Red / S].price or metafields[custom.material].");

    public static Error BadValue(FieldPath path, string reason) => new(ErrorKind.Invalid, "Product.BadValue",
        $"'{path}' cannot take this value: {reason}", "Correct the value and save again.");

    public static Error NoSuchVariant(FieldPath path) => new(ErrorKind.Invalid, "Product.NoSuchVariant",
        $"The product has no variant '{path.Key}'.", "Use the option values joined by ' / ', as the product page shows them.");

    public static Error SameVariantTwice(string label) => new(ErrorKind.Invalid, "Product.SameVariantTwice",
        $"There would be two variants '{label}'.", "Give each variant option values of its own.");

    public static Error TooManyVariants(int count) => new(ErrorKind.Invalid, "Product.TooManyVariants",
        $"A product has at most {ProductRules.VariantCount} variants; it would have {count}.", "Spread the variants over several products.");
}
