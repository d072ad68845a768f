using System.Text.Json;
using ShopifySync.Application.Pushing;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify.Writing;

/// <summary>
/// <c>userErrors</c> of a payload: Shopify's words, with what a person can do. Plain UserErrors have no code
/// (productUpdate, productDelete); then the words decide.
/// </summary>
internal static class UserErrors
{
    public static IReadOnlyList<Refusal> Of(JsonElement payload) => [.. List(payload, "userErrors").Select(Refusal)];

    private static Refusal Refusal(JsonElement error)
    {
        var field = error.TryGetProperty("field", out var path) && path.ValueKind == JsonValueKind.Array
            ? path.EnumerateArray().Select(f => f.ToString()).ToArray()
            : [];
        var (code, message) = (TextOrNull(error, "code"), Text(error, "message"));
        return new Refusal(field, code, message, NextStep(code, message));
    }

    internal static string NextStep(string? code, string message) => code switch
    {
        "PRODUCT_DOES_NOT_EXIST" or "NOT_FOUND" => Gone("product"),
        "PRODUCT_VARIANT_DOES_NOT_EXIST" or "MUST_BE_FOR_THIS_PRODUCT" or "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT" => Gone("variant"),
        "OPTION_DOES_NOT_EXIST" or "OPTION_VALUE_DOES_NOT_EXIST" or "NEED_TO_ADD_OPTION_VALUES" => "The options differ in the store: pull this product, then decide again.",
        "HANDLE_NOT_UNIQUE" or "TAKEN" => "Another product of the store has this value: choose a different one.",
        "VARIANT_ALREADY_EXISTS" => "The store has a variant with these option values already: pull this product, then link or change it.",
        "TOO_LONG" => "Shorten the value and approve it again.",
        "TOO_SHORT" or "BLANK" => "Give a value and approve it again.",
        "NEGATIVE_PRICE_VALUE" or "GREATER_THAN_OR_EQUAL_TO" => "Give a price of zero or more.",
        "VARIANTS_OVER_LIMIT" or "OPTIONS_OVER_LIMIT" or "OPTION_VALUES_OVER_LIMIT" => "The store's limit is reached: split the product.",
        "PRODUCT_SUSPENDED" => "Shopify has suspended this product: ask Shopify's support.",
        "INVALID_PRODUCT_TAXONOMY_NODE_ID" => "Choose a category of Shopify's product taxonomy.",
        _ when message.Contains("does not exist", StringComparison.OrdinalIgnoreCase) => Gone("product"),
        _ when message.Contains("already in use", StringComparison.OrdinalIgnoreCase) || message.Contains("already been taken", StringComparison.OrdinalIgnoreCase)
            => "Another product of the store has this value: choose a different one.",
        _ => "Correct the field that Shopify names, then approve it again.",
    };

    private static string Gone(string what) => $"The {what} is no longer in the store: pull it again, then decide.";
}
