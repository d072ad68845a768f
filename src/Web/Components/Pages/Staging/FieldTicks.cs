using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>The tick boxes of the review page: ticked is to be approved, not ticked to be rejected.</summary>
internal sealed class FieldTicks
{
    private readonly HashSet<FieldPath> _ticked = [];
    private IReadOnlyList<StagedField> _fields = [];

    /// <summary>What was written is done; everything else can be decided again.</summary>
    public static bool IsDecidable(StagedField field) => field.Outcome is not (FieldOutcome.Written or FieldOutcome.AlreadyThere);

    public int Ticked => Paths(ticked: true).Count;

    public int Unticked => Paths(ticked: false).Count;

    public void Begin(IReadOnlyList<StagedField> fields)
    {
        _fields = [.. fields.Where(IsDecidable)];
        _ticked.Clear();
        _ticked.UnionWith(fields.Where(f => f.Decision != FieldDecision.Rejected).Select(f => f.Path));
    }

    public bool Has(FieldPath path) => _ticked.Contains(path);

    public void Set(IReadOnlyList<StagedField> fields, bool on)
    {
        foreach (var field in fields)
        {
            if (on)
                _ticked.Add(field.Path);
            else
                _ticked.Remove(field.Path);
        }
    }

    public IReadOnlyCollection<FieldPath> Paths(bool ticked) => [.. _fields.Where(f => _ticked.Contains(f.Path) == ticked).Select(f => f.Path)];
}
