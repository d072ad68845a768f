using Microsoft.AspNetCore.Components;
using ShopifySync.Application.Common;
using ShopifySync.Application.Conflicts;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Web.Components.Layout;
using ShopifySync.Web.Components.Pages.Staging;
using Dispatcher = ShopifySync.Web.Dispatch.Dispatcher;

namespace ShopifySync.Web.Components.Pages.Conflicts;

public sealed partial class Conflicts(Dispatcher dispatcher, NavigationManager navigation, IProgressFeed feed, ChosenStore chosenStore) : IDisposable
{
    private const int ExcerptLength = 90;

    private readonly List<ConflictRow> _rows = [];
    private IDisposable? _subscription;
    private Error? _error;
    private string? _next;
    private bool _loaded, _changed;

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    private string Chosen => Status?.ToLowerInvariant() ?? "open";

    private ConflictFilter Filter => new(Enum.TryParse<ConflictStatus>(Chosen, ignoreCase: true, out var status) ? status : null, chosenStore.Id);

    public void Dispose()
    {
        chosenStore.Changed -= OnStoreChosen;
        _subscription?.Dispose();
    }

    protected override void OnInitialized()
    {
        chosenStore.Changed += OnStoreChosen;
        _subscription = feed.Subscribe(_ => InvokeAsync(OnChanged), RowsChanged.Conflicts);
    }

    protected override Task OnParametersSetAsync() => Reload();

    private static string? Excerpt(ConflictRow row, string? json) =>
        FieldWords.Text(row.Path, json) is { Length: > ExcerptLength } text ? $"{text[..ExcerptLength]}…" : FieldWords.Text(row.Path, json);

    private void GoTo(string? status) => navigation.NavigateTo(status == "open" ? "/conflicts" : $"/conflicts?status={status}");

    private void OnStoreChosen() => _ = InvokeAsync(async () =>
    {
        await Reload();
        StateHasChanged();
    });

    private void OnChanged()
    {
        _changed = _loaded;
        StateHasChanged();
    }

    private async Task Reload()
    {
        _rows.Clear();
        _changed = false;
        await Load(null);
    }

    private Task More() => Load(_next);

    private async Task Load(string? after)
    {
        var page = await dispatcher.Send(new ListConflictsQuery(Filter, new PageRequest(After: after)));
        (_error, _loaded) = (page.Error, true);
        if (page.IsFailure)
            return;

        _rows.AddRange(page.Value.Items);
        _next = page.Value.NextCursor;
    }
}
