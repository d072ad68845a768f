namespace ShopifySync.Web.Components.Shared;

/// <summary>What a badge's colour says, before its words are read.</summary>
public enum Tone
{
    Neutral,
    Good,
    Waiting,
    Conflict,
    Bad,
    Info,
}
