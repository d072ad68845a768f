namespace ShopifySync.Web.Endpoints;

internal static class IfMatch
{
    /// <summary>The version or revision that GET gave out as ETag; null when the header is absent or holds something else.</summary>
    public static int? Read(HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString().Replace("W/", "", StringComparison.Ordinal).Trim('"');
        return int.TryParse(tag, out var number) ? number : null;
    }
}
