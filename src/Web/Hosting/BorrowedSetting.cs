using System.Globalization;
using ShopifySync.Domain.Policies;

namespace ShopifySync.Web.Hosting;

/// <summary>A setting under the name that the systems use from which people come, and what it is here. Pure.</summary>
/// <param name="Note">What differs here; null when it means the same.</param>
internal sealed record BorrowedSetting(string Name, IReadOnlyDictionary<string, string?> Values, string? Note)
{
    private const int LargestPage = 250;
    private const int FewestWorkers = 2;
    private const int MostWorkers = 10;

    public string Explanation => Values.Count == 0
        ? $"{Name} has no effect here: {Note}"
        : $"{Name} is read as {string.Join(" and ", Values.Keys)}{(Note is null ? "" : $": {Note}")}";

    public static IReadOnlyList<BorrowedSetting> From(IConfiguration given)
    {
        var found = new List<BorrowedSetting>();
        Take("SHOPIFY_SHOP_URL", value => new("", One("Stores:First:Domain", value), "this store is connected at start, once"));
        Take("SHOPIFY_ACCESS_TOKEN", value => new("", One("Stores:First:AccessToken", value), null));
        Take("SHOPIFY_API_VERSION", value => new("", One("Shopify:ApiVersion", value), null));
        Take("DATABASE_URL", Database);
        Take("NEXTAUTH_URL", value => new("", One("Server:PublicBaseAddress", value), null));
        Take("SYNC_BATCH_SIZE", value => new("", One("Shopify:PageSize", Between(value, 1, LargestPage)), $"products per page, at most {LargestPage}"));
        Take("SYNC_MAX_CONCURRENT", value => new("", One("Lanes:MaxWorkers", Between(value, FewestWorkers, MostWorkers)), $"workers of a lane, {FewestWorkers} to {MostWorkers}"));
        Take("SYNC_CONFLICT_RESOLUTION", Strategy);
        Take("SYNC_AUTO_RESOLVE", value => IsNo(value)
            ? new("", One("Stores:ConflictStrategy", nameof(ConflictStrategy.ManualReview)), "every conflict waits for a person")
            : new("", None, "how conflicts are decided is said by SYNC_CONFLICT_RESOLUTION"));
        Take("SYNC_BIDIRECTIONAL", _ => new("", None, "both directions are compared, and nothing moves without an approval"));
        return found;

        void Take(string name, Func<string, BorrowedSetting> map)
        {
            if (given[name] is { Length: > 0 } value)
                found.Add(map(value) with { Name = name });
        }
    }

    private static IReadOnlyDictionary<string, string?> None { get; } = new Dictionary<string, string?>();

    private static Dictionary<string, string?> One(string key, string value) => new() { [key] = value };

    private static bool IsNo(string value) => value.ToLowerInvariant() is "false" or "0" or "no";

    private static string Between(string value, int least, int most) =>
        int.TryParse(value, out var number) ? Math.Clamp(number, least, most).ToString(CultureInfo.InvariantCulture) : value;

    private static BorrowedSetting Strategy(string value) => value switch
    {
        "etilize_priority" => new("", One("Stores:ConflictStrategy", nameof(ConflictStrategy.LocalWins)), "the catalogue wins"),
        "shopify_priority" => new("", One("Stores:ConflictStrategy", nameof(ConflictStrategy.ShopifyWins)), "the store wins"),
        "merge_fields" => new("", One("Stores:ConflictStrategy", nameof(ConflictStrategy.Merge)), "tags are merged, other fields wait for a person"),
        "timestamp_based" => new("", One("Stores:ConflictStrategy", nameof(ConflictStrategy.ManualReview)), "which side is newer is not known for certain; conflicts wait for a person"),
        "manual_review" => new("", One("Stores:ConflictStrategy", nameof(ConflictStrategy.ManualReview)), null),
        _ => throw new Application.Common.BadSettingException(
            $"SYNC_CONFLICT_RESOLUTION is '{value}'; use etilize_priority, shopify_priority, manual_review, merge_fields or timestamp_based."),
    };

    /// <summary>postgres://user:password@host:5432/database, or file:path for the embedded database.</summary>
    private static BorrowedSetting Database(string value)
    {
        if (value.StartsWith("file:", StringComparison.Ordinal))
            return new("", Connection("Sqlite", $"Data Source={value["file:".Length..]}"), null);

        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("postgres" or "postgresql"))
            throw new Application.Common.BadSettingException("DATABASE_URL is neither postgres://user:password@host/database nor file:path.");

        var user = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var connection = new System.Data.Common.DbConnectionStringBuilder
        {
            ["Host"] = address.Host,
            ["Port"] = address.Port > 0 ? address.Port : 5432,
            ["Database"] = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')),
            ["Username"] = user[0],
        };
        if (user.Length > 1)
            connection["Password"] = user[1];
        return new("", Connection("PostgreSql", connection.ConnectionString), null);
    }

    private static Dictionary<string, string?> Connection(string provider, string text) =>
        new() { ["Database:Provider"] = provider, ["Database:ConnectionString"] = text };
}
