using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Subscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_schedules_store_id_data_type",
                table: "schedules");

            migrationBuilder.AlterColumn<Guid>(
                name: "store_id",
                table: "schedules",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    topic = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    present = table.Column<bool>(type: "bit", nullable: false),
                    checked_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    changed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    vanished = table.Column<int>(type: "int", nullable: false),
                    trouble = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => new { x.store_id, x.topic });
                    table.ForeignKey(
                        name: "fk_subscriptions_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_schedules_store_id_data_type",
                table: "schedules",
                columns: new[] { "store_id", "data_type" },
                unique: true,
                filter: "[store_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_received_at",
                table: "deliveries",
                column: "received_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropIndex(
                name: "ix_schedules_store_id_data_type",
                table: "schedules");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_received_at",
                table: "deliveries");

            migrationBuilder.AlterColumn<Guid>(
                name: "store_id",
                table: "schedules",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_schedules_store_id_data_type",
                table: "schedules",
                columns: new[] { "store_id", "data_type" },
                unique: true);
        }
    }
}
