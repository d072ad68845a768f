using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Endpoints;

/// <summary>A value of a fixed list in a query string: any case, with or without <c>_</c> and <c>-</c>; a wrong one is answered with the right ones.</summary>
internal static class Choice
{
    public static Result<T?> Read<T>(string? text, string name)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
            return (T?)null;

        var plain = text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Trim();
        return Enum.TryParse<T>(plain, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? (T?)value
            : RequestErrors.Invalid([$"'{text}' is no {name}; use one of {string.Join(", ", Enum.GetNames<T>())}."]);
    }
}
