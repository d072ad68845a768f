using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>A GraphQL document out of Documents/, with the fragments that it spreads, ready to be written into a request.</summary>
internal sealed partial class ShopifyDocument
{
    private static readonly FrozenDictionary<string, string> Files = Load();

    private ShopifyDocument(string name)
    {
        Name = name;
        Text = WithFragments(name);
        Encoded = JsonEncodedText.Encode(Text);
        IsMutation = Text.StartsWith("mutation", StringComparison.Ordinal);
    }

    public static ShopifyDocument ProductsPage { get; } = new(nameof(ProductsPage));
    public static ShopifyDocument ProductsByIds { get; } = new(nameof(ProductsByIds));
    public static ShopifyDocument ProductByOurId { get; } = new(nameof(ProductByOurId));
    public static ShopifyDocument ProductRest { get; } = new(nameof(ProductRest));
    public static ShopifyDocument ProductsCount { get; } = new(nameof(ProductsCount));
    public static ShopifyDocument ProductUpdate { get; } = new(nameof(ProductUpdate));
    public static ShopifyDocument VariantsUpdate { get; } = new(nameof(VariantsUpdate));
    public static ShopifyDocument VariantsCreate { get; } = new(nameof(VariantsCreate));
    public static ShopifyDocument VariantsDelete { get; } = new(nameof(VariantsDelete));
    public static ShopifyDocument ProductSet { get; } = new(nameof(ProductSet));
    public static ShopifyDocument ProductDelete { get; } = new(nameof(ProductDelete));
    public static ShopifyDocument OurIdDefinition { get; } = new(nameof(OurIdDefinition));
    public static ShopifyDocument StagedUpload { get; } = new(nameof(StagedUpload));
    public static ShopifyDocument WebhookCreate { get; } = new(nameof(WebhookCreate));
    public static ShopifyDocument WebhookList { get; } = new(nameof(WebhookList));
    public static ShopifyDocument WebhookDelete { get; } = new(nameof(WebhookDelete));
    public static ShopifyDocument BulkProducts { get; } = new(nameof(BulkProducts));
    public static ShopifyDocument BulkRunQuery { get; } = new(nameof(BulkRunQuery));
    public static ShopifyDocument BulkRunMutation { get; } = new(nameof(BulkRunMutation));
    public static ShopifyDocument BulkLook { get; } = new(nameof(BulkLook));
    public static ShopifyDocument BulkRecent { get; } = new(nameof(BulkRecent));
    public static ShopifyDocument BulkCancel { get; } = new(nameof(BulkCancel));
    public static ShopifyDocument ShopCheck { get; } = new(nameof(ShopCheck));

    public string Name { get; }
    public string Text { get; }
    public JsonEncodedText Encoded { get; }
    public bool IsMutation { get; }

    private static string WithFragments(string name)
    {
        var used = new List<string> { name };
        for (var at = 0; at < used.Count; at++)
            used.AddRange(Spread().Matches(Files[used[at]]).Select(m => m.Groups[1].Value).Except(used).ToArray());
        return string.Join('\n', used.Select(file => Files[file]));
    }

    /// <summary>Comments are for us; Shopify need not read them on every call.</summary>
    private static FrozenDictionary<string, string> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, string>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".graphql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files[resource.Split('.')[^2]] = Comment().Replace(reader.ReadToEnd(), "").Trim();
        }

        return files.ToFrozenDictionary();
    }

    [GeneratedRegex(@"\.\.\.([A-Z]\w+)")]
    private static partial Regex Spread();

    [GeneratedRegex(@"^\s*#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
