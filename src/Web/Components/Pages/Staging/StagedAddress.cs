using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>The list's filters as the address has them: without a word about status it shows what waits.</summary>
internal static class StagedAddress
{
    public const string Waiting = "waiting";
    private const string Any = "all";

    public static Result<StagedFilter> Read(StagedFilterText text) =>
        (text with { Status = text.Status switch { null => Waiting, Any => null, var status => status } }).Read();

    public static StagedFilterText Parse(string query)
    {
        var parts = QueryHelpers.ParseQuery(query).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new StagedFilterText
        {
            Status = parts.GetValueOrDefault("status"),
            Direction = parts.GetValueOrDefault("direction"),
            Kind = parts.GetValueOrDefault("kind"),
            StoreId = parts.GetValueOrDefault("storeId"),
            BatchId = parts.GetValueOrDefault("batchId"),
            DecisionId = parts.GetValueOrDefault("decisionId"),
            Field = parts.GetValueOrDefault("field"),
            Vendor = parts.GetValueOrDefault("vendor"),
            ProductType = parts.GetValueOrDefault("productType"),
            Sku = parts.GetValueOrDefault("sku"),
            Q = parts.GetValueOrDefault("q"),
            MinPriceChange = parts.GetValueOrDefault("minPriceChange"),
            Resource = parts.GetValueOrDefault("resource"),
        };
    }

    /// <param name="at">The row to begin at.</param>
    public static string Query(StagedFilterText text, long? at)
    {
        var query = new QueryBuilder();
        Add("status", text.Status == Waiting ? null : text.Status);
        Add("direction", text.Direction);
        Add("kind", text.Kind);
        Add("storeId", text.StoreId);
        Add("batchId", text.BatchId);
        Add("decisionId", text.DecisionId);
        Add("field", text.Field);
        Add("vendor", text.Vendor);
        Add("productType", text.ProductType);
        Add("sku", text.Sku);
        Add("q", text.Q);
        Add("minPriceChange", text.MinPriceChange);
        Add("resource", text.Resource);
        Add("at", at?.ToString(CultureInfo.InvariantCulture));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                query.Add(name, value);
        }
    }
}
