using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using ShopifySync.Web.Components.Layout;
using ShopifySync.Web.Components.Shared;
using Dispatcher = ShopifySync.Web.Dispatch.Dispatcher;

namespace ShopifySync.Web.Components.Pages.Staging;

public sealed partial class StagedChanges(
    Dispatcher dispatcher, NavigationManager navigation, IProgressFeed feed, IJSRuntime script, ChosenStore chosenStore)
{
    private const int PageRows = 50;
    private const int HighestRows = 200;

    private readonly RowWindow _window = new(HighestRows);
    private readonly StagedChangeSelection _selection = new();
    private StagedFilterText _text = new();
    private StagedFilter _filter = StagedFilter.Everything;
    private StagedChoices _choices = new([], [], []);
    private IDisposable? _subscription;
    private DotNetObjectReference<StagedChanges>? _self;
    private ElementReference _list;
    private ConfirmDialog _confirm = default!;
    private DecisionToast _toast = default!;
    private Error? _error;
    private string? _address;
    private int _newer;
    private bool _loaded, _busy, _scrolling, _beganInTheMiddle;

    /// <summary>The row to begin at, when one comes back from looking at it.</summary>
    [SupplyParameterFromQuery] public long? At { get; set; }

    private bool IsFiltered => StagedAddress.Query(_text, at: null).Length > 0;

    private bool MayDecideAll => _filter.Statuses.Count == 0 || _filter.Statuses.Any(s => s is StagedChangeStatus.Pending or StagedChangeStatus.Stale or StagedChangeStatus.Failed);

    private bool AllSelected => _window.Rows.Where(StagedChangeSelection.MayDecide).Any() && _window.Rows.Where(StagedChangeSelection.MayDecide).All(r => _selection.Has(r.Id));

    private string Subtitle => !_loaded ? "Loading…" : _window.Total switch
    {
        null when _window.HasOlder => "More than 10,000",
        { } total => StagedWords.Changes(total),
        null => StagedWords.Changes(_window.Rows.Count),
    } + (_text.Status == StagedAddress.Waiting ? " waiting for a decision" : "");

    private string SelectionWords => _selection.Count == 0 ? "Select those shown" : $"{Digits.Of(_selection.Count)} selected";

    private string NewsWords => $"{(_newer >= CheckedRows.CountedNewer ? $"{Digits.Of(_newer)} or more" : Digits.Of(_newer))} new {(_newer == 1 ? "change" : "changes")} - show";

    [JSInvokable]
    public Task NearEnd() => InvokeAsync(() => Scroll(_window.HasOlder, () => _window.Older(PageRows), _window.TakeOlder));

    [JSInvokable]
    public Task NearStart() => InvokeAsync(() => Scroll(_window.HasNewer, () => _window.Newer(PageRows), _window.TakeNewer));

    public async ValueTask DisposeAsync()
    {
        chosenStore.Changed -= OnStoreChosen;
        _subscription?.Dispose();
        if (_self is null)
            return;

        try
        {
            await script.InvokeVoidAsync("shopifySync.forgetEnds", _self);
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its listeners with it.
        }

        _self.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        chosenStore.Changed += OnStoreChosen;
        _subscription = feed.Subscribe(_ => InvokeAsync(Check), RowsChanged.Staged);
        var choices = await dispatcher.Send(new ListStagedChoicesQuery());
        if (!choices.IsFailure)
            _choices = choices.Value;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_address == navigation.Uri)
            return;

        _address = navigation.Uri;
        _selection.Clear();
        await Load(At);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await script.InvokeVoidAsync("shopifySync.watchEnds", _self, _list);
        }

        if (_beganInTheMiddle)
        {
            // At the top of the page nobody can scroll up to what is newer, so it is there before anybody wants to.
            _beganInTheMiddle = false;
            await NearStart();
        }
    }

    private async Task Load(long? at)
    {
        var text = StagedAddress.Parse(new Uri(navigation.Uri).Query);
        _text = text with { Status = text.Status ?? StagedAddress.Waiting };
        var read = StagedAddress.Read(_text);
        if (read.IsFailure)
        {
            _error = read.Error;
            return;
        }

        _filter = read.Value.StoreId is null ? read.Value with { StoreId = chosenStore.Id } : read.Value;
        var page = await dispatcher.Send(new ListStagedChangesQuery(_filter, new PageRequest(PageRows, After: at is { } seq ? SeqCursor.Write(seq + 1) : null)));
        (_error, _newer, _loaded) = (page.Error, 0, true);
        if (!page.IsFailure)
            _window.Begin(page.Value);
        _beganInTheMiddle = _window.HasNewer;
    }

    private Task Reload() => Load(at: null);

    private void OnStoreChosen() => _ = InvokeAsync(async () =>
    {
        await Reload();
        StateHasChanged();
    });

    private void GoTo(StagedFilterText text) => navigation.NavigateTo($"/staged{StagedAddress.Query(text, at: null)}");

    private string HrefOf(StagedChangeRow row) => $"/staged/{row.Id}{StagedAddress.Query(_text, at: null)}";

    private async Task Scroll(bool more, Func<PageRequest> next, Action<PagedResult<StagedChangeRow>> take)
    {
        if (!more || _scrolling || _window.Rows.Count == 0)
            return;

        _scrolling = true;
        try
        {
            var page = await dispatcher.Send(new ListStagedChangesQuery(_filter, next()));
            _error = page.Error;
            if (page.IsFailure)
                return;

            // The row under the reader's eyes stays where it is, whatever comes and goes above it.
            await script.InvokeVoidAsync("shopifySync.holdPlace", _list);
            take(page.Value);
            StateHasChanged();
            await script.InvokeVoidAsync("shopifySync.keepPlace", _list);
        }
        finally
        {
            _scrolling = false;
        }
    }

    /// <summary>Others work too: rows on the screen are brought up to date in their places; new ones wait to be asked for.</summary>
    private async Task Check()
    {
        if (!_loaded || _busy)
            return;
        if (_window.Rows.Count == 0)
        {
            await Reload();
        }
        else
        {
            var check = await dispatcher.Send(new CheckStagedRowsQuery(_filter, _window.Rows[0].Seq, [.. _window.Rows.Select(r => r.Id)]));
            if (check.IsFailure)
                return;

            _window.Renew(check.Value.Rows);
            _newer = _window.HasNewer ? 0 : check.Value.Newer;
        }

        StateHasChanged();
    }

    private bool IsSettled(StagedChangeRow row) => _filter.Statuses.Count > 0 && !_filter.Statuses.Contains(row.Status);

    private Task DecideSelected(FieldDecision verdict) => Decide(new BulkDecideCommand(verdict, _selection.Seen, null));

    private async Task DecideMatching(FieldDecision verdict)
    {
        var count = await dispatcher.Send(new CountStagedChangesQuery(_filter));
        if (count.IsFailure)
        {
            _error = count.Error;
            return;
        }

        var verb = verdict == FieldDecision.Approved ? "Approve" : "Reject";
        var store = _choices.Stores.FirstOrDefault(s => s.Id == _filter.StoreId)?.Name;
        var confirmed = await _confirm.Ask(
            $"{verb} {StagedWords.Changes(count.Value.Count)}?",
            $"All that matches now ({StagedWords.Words(_text, store)}), as of {count.Value.AsOf.UtcDateTime:HH:mm:ss} UTC. What moves after that moment is left for another look.",
            $"{verb} {StagedWords.Changes(count.Value.Count)}",
            dangerous: verdict == FieldDecision.Rejected);
        if (confirmed)
            await Decide(new BulkDecideCommand(verdict, null, _filter, count.Value.AsOf));
    }

    private async Task Decide(BulkDecideCommand command)
    {
        _busy = true;
        StateHasChanged();
        var decided = await dispatcher.Send(command);
        _busy = false;
        _error = decided.Error;
        if (decided.IsFailure)
            return;

        _selection.Clear();
        await Reload();
        var verb = command.Verdict == FieldDecision.Approved ? "Approved" : "Rejected";
        var since = decided.Value.ChangedSince > 0 ? $" {StagedWords.Changes(decided.Value.ChangedSince)} moved since and {(decided.Value.ChangedSince == 1 ? "was" : "were")} left." : "";
        _toast.Show($"{verb} {StagedWords.Changes(decided.Value.Decided)}.{since}", decided.Value.DecisionId is { } id ? () => Undo(id) : null);
    }

    private async Task Undo(DecisionId id)
    {
        var undone = await dispatcher.Send(new UndoDecisionCommand(id));
        _error = undone.Error;
        if (!undone.IsFailure)
            _toast.Show($"Took {StagedWords.Changes(undone.Value.Undone)} back.{(undone.Value.TooLate > 0 ? $" For {Digits.Of(undone.Value.TooLate)} it was too late." : "")}");
        await Reload();
        StateHasChanged();
    }
}
