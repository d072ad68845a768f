using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Components.Pages.Catalog;

/// <summary>A product as it is being edited: what it was, and which fields are to be other than that.</summary>
public sealed class ProductDraft(ProductSnapshot original, int version)
{
    private readonly Dictionary<FieldPath, string?> _changed = [];
    private readonly Dictionary<FieldPath, string> _unreadable = [];

    /// <summary>A label that two variants share names neither of them, so such variants are not edited here.</summary>
    private readonly Dictionary<string, VariantSnapshot> _variants = original.Content.Variants.DistinctBy(v => v.Label).ToDictionary(v => v.Label);

    public ProductSnapshot Original { get; } = original;

    public int Version { get; } = version;

    public bool IsDirty => _changed.Count + _unreadable.Count > 0;

    public int ChangeCount => _changed.Keys.Union(_unreadable.Keys).Count();

    /// <summary>Only what is other than before.</summary>
    public IReadOnlyList<FieldEdit> Edits => [.. _changed.Select(c => new FieldEdit(c.Key, c.Value))];

    public string? Read(FieldPath path) => _changed.TryGetValue(path, out var value) ? value : Before(path);

    public string Text(FieldPath path) => _unreadable.TryGetValue(path, out var typed) ? typed : FieldValue.Display(Read(path));

    public bool IsChanged(FieldPath path) => _changed.ContainsKey(path) || _unreadable.ContainsKey(path);

    /// <summary>What was typed is no number.</summary>
    public bool IsUnreadable(FieldPath path) => _unreadable.ContainsKey(path);

    public string? Before(FieldPath path) =>
        path.VariantField is { } field
            ? _variants.TryGetValue(path.Key!, out var variant) ? ProductFields.Read(variant, field) : null
            : Original.Read(path);

    public void Set(FieldPath path, string? value)
    {
        _unreadable.Remove(path);
        if (value == Before(path))
            _changed.Remove(path);
        else
            _changed[path] = value;
    }

    /// <summary>Text of one line or more. Where there was nothing, emptiness is no change.</summary>
    public void SetText(FieldPath path, string? text) =>
        Set(path, string.IsNullOrEmpty(text) && Before(path) is null ? null : FieldValue.Of(text ?? ""));

    /// <summary>An amount as people type it, with a point or a comma. What is no amount is kept as typed and keeps the draft from being saved.</summary>
    public void SetAmount(FieldPath path, string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
            Set(path, null);
        else if (TypedAmount.Read(typed).Amount is { } amount)
            Set(path, FieldValue.Of(amount));
        else
            _unreadable[path] = typed;
    }

    public void Revert(FieldPath path)
    {
        _changed.Remove(path);
        _unreadable.Remove(path);
    }

    /// <summary>Why a field cannot be saved as it is; null when it can. The catalogue's own rules, told before saving.</summary>
    public string? Problem(FieldPath path)
    {
        if (_unreadable.TryGetValue(path, out var typed))
            return TypedAmount.Read(typed).Problem;

        return _changed.TryGetValue(path, out var value) && ProductRules.Refuse(new FieldEdit(path, value)) is { } refusal ? Reason(refusal, path) : null;
    }

    public IReadOnlyList<FieldPath> Problems => [.. _changed.Keys.Union(_unreadable.Keys).Where(p => Problem(p) is not null)];

    /// <summary>The same edits on what the product has become.</summary>
    public ProductDraft Onto(ProductSnapshot newer, int newerVersion)
    {
        var draft = new ProductDraft(newer, newerVersion);
        foreach (var (path, value) in _changed.Where(c => c.Key.VariantField is null || newer.Content.Variants.Any(v => v.Label == c.Key.Key)))
            draft.Set(path, value);
        foreach (var (path, typed) in _unreadable)
            draft._unreadable[path] = typed;
        return draft;
    }

    /// <summary>Beside its field, the field's name need not be said again.</summary>
    private static string Reason(Error refusal, FieldPath path)
    {
        var prefix = $"'{path}' cannot take this value: ";
        var reason = refusal.Message.StartsWith(prefix, StringComparison.Ordinal) ? refusal.Message[prefix.Length..] : refusal.Message;
        return char.ToUpperInvariant(reason[0]) + reason[1..];
    }
}
